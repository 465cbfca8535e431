import { isOf, type EventMark } from '../domain/calendar-event.ts';
import type { CalendarApi, EventPlace } from '../google/calendar-api.ts';
import type { Problem, Speak } from './speak.ts';

/** Nothing of it is there any more; undefined: so it is. What was gone already is no problem. */
export async function removeEvent(
  api: CalendarApi,
  speak: Speak,
  place: EventPlace,
): Promise<Problem | undefined> {
  const removed = await speak((ask) => api.remove(ask, place));
  if (removed.kind === 'told') return undefined;
  const { kind } = removed.trouble;
  // a calendar that is no longer ours to write to keeps what it has: nothing can be done about that
  return kind === 'gone' || kind === 'missing' || kind === 'forbidden'
    ? undefined
    : removed.trouble;
}

/** The same of an event that was seen there, if it is this appointment's. */
export async function removeCopy(
  api: CalendarApi,
  speak: Speak,
  place: EventPlace,
  mark: EventMark,
): Promise<Problem | undefined> {
  const got = await speak((ask) => api.get(ask, place));
  if (got.kind === 'trouble') return got.trouble.kind === 'missing' ? undefined : got.trouble;
  if (got.value.isCancelled || !isOf(got.value.event, mark)) return undefined;
  return removeEvent(api, speak, place);
}
