import type { Words } from '@gomomo/dialogue';
import type { ModelAnswer, ModelTurn, TimesWish } from '@gomomo/front-desk';
import type { Handles } from './handles.ts';
import { inTime } from './in-time.ts';
import type { Mask } from './mask.ts';
import { momentOf, toTime } from './situation.ts';
import { toCommands, unreadable, whenOf } from './to-commands.ts';
import type { ReadCall } from './tools.ts';
import { wordsOf } from './words-of.ts';

/** What a tool is used with. */
export interface Around {
  readonly turn: ModelTurn;
  readonly handles: Handles;
  readonly mask: Mask;
  readonly signal: AbortSignal;
}

export type Used =
  | Extract<ModelAnswer, { kind: 'commands' }>
  /** Told to the model. */
  | { readonly kind: 'result'; readonly result: unknown };

const told = (result: unknown): Used => ({ kind: 'result', result });

/** Errors may repeat what the model has written, which may be what the client wrote. */
const wrong = (mask: Mask, ...errors: readonly string[]): Used =>
  told({ error: mask.said(errors.join('; ')) });

/** Does what a call asks for, as far as it may be done; what may not is an answer too. */
export async function useTool(call: ReadCall, around: Around): Promise<Used> {
  const { turn, handles, mask } = around;
  switch (call.tool) {
    case null:
      return wrong(mask, call.error);
    case 'act': {
      const { commands, errors } = toCommands(call.commands, handles, turn);
      return errors.length > 0 ? wrong(mask, ...errors) : { kind: 'commands', commands };
    }
    case 'search_times':
      return searchTimes(call.wish, around);
    case 'look_up':
      return told(lookUp(turn, mask, wordsOf(turn)));
  }
}

type Search = Extract<ReadCall, { tool: 'search_times' }>['wish'];

async function searchTimes(
  { service, staff, when_text: said }: Search,
  { turn, handles, mask, signal }: Around,
): Promise<Used> {
  const found = service === null ? undefined : handles.services.get(service);
  if (!found) return wrong(mask, 'there is no such service');
  const when = said === null ? [] : whenOf(said, turn);
  if (when === null) return wrong(mask, unreadable(said ?? ''));
  const resourceId = (staff === null ? undefined : handles.staff.get(staff)?.id) ?? null;
  const wish: TimesWish = { serviceId: found.id, resourceId, when };
  const slots = await inTime(turn.look.searchTimes(wish), signal);
  if (!slots) return wrong(mask, 'the diary cannot be read now');
  const minted = handles.mint(slots.slice(0, shownMax), wish);
  const words = wordsOf(turn);
  const times = minted.map((handle, index) => ({ handle, slot: slots[index] }));
  return told({
    times: times.flatMap(({ handle, slot }) => (slot ? [{ handle, ...toTime(slot, words) }] : [])),
    ...(slots.length === 0 ? { note: 'nothing found' } : {}),
  });
}

/** Enough to compare; the client sees all of them on the card. */
const shownMax = 12;

/** The appointment that this conversation has proved, and never another. */
function lookUp({ state }: ModelTurn, mask: Mask, words: Words) {
  const { appointment } = state;
  if (!appointment) {
    return {
      appointment: null,
      note: 'None is opened: "act" with start opens one with the client.',
    };
  }
  const { service, resource, start, status } = appointment;
  return {
    appointment: {
      service: mask.told(service.name),
      with: mask.told(resource.name),
      when: momentOf(start, words),
      status,
    },
  };
}
