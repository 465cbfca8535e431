import { findService, type FreeSlot, type Words } from '@gomomo/dialogue';
import type { ModelTurn } from '@gomomo/front-desk';
import type { Handles } from './handles.ts';
import type { Mask } from './mask.ts';

/**
 * Where the conversation stands, made of the state alone: the summary of all that is no longer in the
 * window. No words of old turns, and of the client only which details are there.
 */
export function situationOf(turn: ModelTurn, handles: Handles, words: Words, mask: Mask) {
  const { state, tenant, residue } = turn;
  const { wish, client, hold, offer } = state;
  const wanted = wish.serviceIds.flatMap((id) => findService(tenant, id)?.name ?? []);
  const [day, ...days] = daysOf(turn, words);
  return {
    errand: state.flow,
    asked: state.pending.kind,
    wanted: {
      services: wanted.map(mask.told),
      staff: wish.staff === 'any' ? [] : wish.staff.map((id) => mask.told(words.staffName(id))),
      days: day === undefined ? [] : [day, ...days],
    },
    offered: [...handles.offered].map(([handle, slot]) => ({ handle, ...toTime(slot, words) })),
    offered_for: offer === null ? null : mask.told(words.serviceName(offer.serviceId)),
    held: hold === null ? null : momentOf(hold.start, words),
    appointment: state.appointment === null ? 'not opened' : 'opened, see look_up',
    given: { name: client.name !== null, contact: (client.phone ?? client.email) !== null },
    not_understood: residue.map(mask.said),
  };
}

function daysOf({ state }: ModelTurn, words: Words): string[] {
  const { days } = state.wish;
  if (days === null) return [];
  const from = words.day(days.from);
  if (days.to === days.from) return [from];
  return [days.to === null ? `from ${from}` : `${from} to ${words.day(days.to)}`];
}

export const momentOf = (instant: string, words: Words): string =>
  `${words.dayOf(instant)}, ${words.time(instant)}`;

/** A time as it may be said. */
export const toTime = ({ start, resourceIds }: FreeSlot, words: Words) => ({
  when: momentOf(start, words),
  with: resourceIds.map((id) => words.staffName(id)),
});
