import type { LocalDate } from '../command.ts';
import type { Action, Option } from './prompt.ts';
import type { OfferedSlot } from './offer.ts';

/** Ids of what can be chosen. Only `slot_…` and `…@proposal` are capabilities; the rest is public. */
export const serviceOption = (serviceId: string): Option => ({
  id: `service:${serviceId}`,
  label: { of: 'service', serviceId },
});

export const staffOption = (resourceId: string): Option => ({
  id: `staff:${resourceId}`,
  label: { of: 'staff', resourceId },
});

export const dayOption = (date: LocalDate): Option => ({
  id: `day:${date}`,
  label: { of: 'day', date },
});

export const weekId = (date: LocalDate): string => `week:${date}`;

/** Of the month that has this date. */
export const monthId = (date: LocalDate): string => `month:${date}`;

export const slotOption = (slot: OfferedSlot, withDay: boolean): Option => ({
  id: slot.handle,
  label: { of: 'time', start: slot.start, withDay },
});

export const action = (name: Action, bound?: string): Option => ({
  id: bound === undefined ? name : `${name}@${bound}`,
  label: { of: 'action', action: name },
});

export type Chosen =
  | { readonly of: 'slot'; readonly handle: string }
  | { readonly of: 'service' | 'staff'; readonly id: string }
  | { readonly of: 'day' | 'week' | 'month'; readonly date: LocalDate }
  | { readonly of: 'action'; readonly action: Action; readonly bound: string | null };

const actions: ReadonlySet<string> = new Set<Action>([
  'book',
  'accept',
  'accept-move',
  'accept-cancel',
  'change',
  'keep',
  'leave',
  'next',
  'move',
  'cancel',
  'lookup',
  'question',
  'other-times',
  'other-day',
  'other-service',
  'other-staff',
  'change-details',
  'change-or-cancel',
  'hours',
  'address',
  'prices',
  'person',
  'retry',
  'drop',
  'send-link',
  'call-back',
  'message',
]);

const isAction = (word: string): word is Action => actions.has(word);

function isInCalendar(date: LocalDate): boolean {
  const midnight = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(date);
}

/** Reads an id that came back. Undefined: nothing we ever hand out. */
export function readChoice(id: string): Chosen | undefined {
  if (/^slot_\d{1,6}$/.test(id)) return { of: 'slot', handle: id };
  const named = /^(service|staff):([\w-]{1,64})$/.exec(id);
  if (named?.[1] && named[2]) {
    return { of: named[1] === 'service' ? 'service' : 'staff', id: named[2] };
  }
  const dated = /^(day|week|month):(2\d{3}-\d{2}-\d{2})$/.exec(id);
  if (dated?.[1] && dated[2] && isInCalendar(dated[2])) {
    return { of: dated[1] as 'day' | 'week' | 'month', date: dated[2] };
  }
  const [word = '', bound] = id.split('@');
  return isAction(word) ? { of: 'action', action: word, bound: bound ?? null } : undefined;
}

/** The id a choice means: its own, or the one at that place (1 = first, -1 = last) of the menu. */
export function choiceId(
  choice: { readonly n: number } | { readonly id: string },
  menu: readonly string[],
): string | undefined {
  if ('id' in choice) return choice.id;
  return choice.n === 0 ? undefined : menu.at(choice.n > 0 ? choice.n - 1 : choice.n);
}
