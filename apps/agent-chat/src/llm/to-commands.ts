import type { Command, SetCommand } from '@gomomo/dialogue';
import { toLocal } from '@gomomo/dialogue';
import { isSaidBy, type ModelTurn } from '@gomomo/front-desk';
import type { FoundTime, Handles } from './handles.ts';
import type { ActCommand } from './act-commands.ts';

export interface Made {
  readonly commands: readonly Command[];
  /** What of it could not be made out; told to the model, and nothing is done. */
  readonly errors: readonly string[];
}

type Of<Do extends ActCommand['do']> = Extract<ActCommand, { do: Do }>;

/** A model's commands in the words of the core. Names become ids here, and words become days and times. */
export function toCommands(
  written: readonly ActCommand[],
  handles: Handles,
  turn: ModelTurn,
): Made {
  const commands: Command[] = [];
  const errors: string[] = written.length === 0 ? ['no commands'] : [];
  for (const each of written) {
    const made = toCommand(each, handles, turn);
    if (typeof made === 'string') errors.push(made);
    else commands.push(...made);
  }
  return { commands, errors };
}

/** A string says what is wrong with it. */
function toCommand(
  written: ActCommand,
  handles: Handles,
  turn: ModelTurn,
): readonly Command[] | string {
  switch (written.do) {
    case 'start':
      return [{ kind: 'start', intent: written.intent }];
    case 'set_service':
      return setService(written, handles);
    case 'set_staff':
      return setStaff(written, handles);
    case 'set_when':
      return whenOf(written.when_text, turn) ?? unreadable(written.when_text);
    case 'set_name':
      return setName(written, turn);
    case 'choose':
      return choose(written, handles, turn);
    case 'correct':
      return [{ kind: 'correct', slot: written.what }];
    case 'ask':
      return [{ kind: 'ask', topic: written.topic, about: aboutOf(written, handles) }];
    case 'several':
      return several(written, handles);
    case 'cancel_flow':
      return [{ kind: 'cancelFlow' }];
    default:
      return [{ kind: written.do }];
  }
}

/**
 * Days and times as our grammar reads them. A day that there is not would be asked about as if the client had
 * named it; where they have, the rules ask.
 */
export function whenOf(words: string, { readWhen }: ModelTurn): readonly SetCommand[] | null {
  const when = readWhen(words);
  return when?.some(isDoubtful) ? null : when;
}

const isDoubtful = ({ slot, value }: SetCommand): boolean =>
  slot === 'date' && value.kind === 'days' && (value.doubt ?? 'order') !== 'order';

export const unreadable = (words: string): string =>
  `"${words.slice(0, 80)}" does not say when, or says more than that; give only the words for day and time`;

function setService({ service }: Of<'set_service'>, { services }: Handles): SetCommand[] {
  const found = services.get(service);
  if (!found) return [];
  return [{ kind: 'set', slot: 'service', value: { ids: [found.id], text: found.name } }];
}

function setStaff({ staff, unwanted }: Of<'set_staff'>, { staff: known }: Handles): SetCommand[] {
  const found = known.get(staff);
  const ids = found ? [found.id] : ('any' as const);
  const text = found?.name ?? '';
  return [{ kind: 'set', slot: 'resource', value: { ids, negated: unwanted, text } }];
}

function setName({ name }: Of<'set_name'>, { text }: ModelTurn): SetCommand[] | string {
  const written = name.trim();
  if (!isSaidBy(text, written)) return 'the client has not written that name in this message';
  return [{ kind: 'set', slot: 'name', value: written }];
}

/** Of a summary that waits for a yes nothing is chosen: that is the client's to say. */
function choose(
  { time }: Of<'choose'>,
  { found }: Handles,
  { state, tenant }: ModelTurn,
): readonly Command[] | string {
  if (state.pending.kind === 'confirm') return 'only the client can answer the summary';
  const searched = found.get(time);
  return searched
    ? wishFor(searched, state.flow, tenant.timeZone)
    : [{ kind: 'choose', choice: { id: time } }];
}

/** A time that a search of the model's found is wished for: the core looks for itself before it holds it. */
function wishFor(
  { slot, serviceId, resourceId }: FoundTime,
  flow: ModelTurn['state']['flow'],
  zone: string,
): readonly Command[] {
  const { date, time } = toLocal(slot.start, zone);
  const readings = [{ from: date, to: date }];
  const staff = resourceId === null ? [] : [resourceId];
  const when: SetCommand[] = [
    { kind: 'set', slot: 'date', value: { kind: 'days', readings, negated: false } },
    {
      kind: 'set',
      slot: 'time',
      value: { kind: 'at', readings: [time], around: false, negated: false },
    },
    ...staff.map(
      (id) =>
        ({
          kind: 'set',
          slot: 'resource',
          value: { ids: [id], negated: false, text: '' },
        }) as const,
    ),
  ];
  if (flow === 'reschedule') return when;
  const service = { ids: [serviceId], text: '' };
  return [
    { kind: 'start', intent: 'book' },
    { kind: 'set', slot: 'service', value: service },
    ...when,
  ];
}

function aboutOf({ service, staff }: Of<'ask'>, handles: Handles) {
  const serviceId = service === null ? undefined : handles.services.get(service)?.id;
  const resourceId = staff === null ? undefined : handles.staff.get(staff)?.id;
  return {
    ...(serviceId === undefined ? {} : { serviceId }),
    ...(resourceId === undefined ? {} : { resourceId }),
  };
}

function several({ services, count, recurring }: Of<'several'>, handles: Handles): Command[] {
  const ids = services.flatMap((name) => handles.services.get(name)?.id ?? []);
  return [{ kind: 'several', services: ids.map((id) => [id]), count, recurring }];
}
