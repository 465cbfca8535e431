import { isOf, toDifferences, toEventIds, type CalendarEvent } from '../domain/calendar-event.ts';
import type { CalendarApi, EventPlace } from '../google/calendar-api.ts';
import type { FoundEvent } from '../google/event-resource.ts';
import type { Problem, Speak } from './speak.ts';

/** Undefined: it is there as it should be. */
export type BringEvent = (
  where: {
    readonly calendarId: string;
    /** Written before, under this id, maybe. */
    readonly eventId: string | undefined;
    /** Keeps where it may be, before it is. */
    keep(eventId: string): Promise<void>;
  },
  wanted: CalendarEvent,
) => Promise<Problem | undefined>;

/** Google reports that another has written meanwhile so often before we give up for now. */
const looksAtMost = 3;

/**
 * Brings one event to how it should be, whatever it is: never there, written by a call that was not
 * answered, deleted by hand, moved by hand, or of a newer version.
 */
export function createBringEvent(api: CalendarApi, speak: Speak): BringEvent {
  const insert = (place: EventPlace, wanted: CalendarEvent) =>
    speak((ask) => api.insert(ask, place, wanted));

  async function settle(
    place: EventPlace,
    wanted: CalendarEvent,
  ): Promise<Problem | 'ours' | 'a stranger’s'> {
    for (let look = 0; look < looksAtMost; look += 1) {
      const got = await speak((ask) => api.get(ask, place));
      const isMissing = got.kind === 'trouble' && got.trouble.kind === 'missing';
      if (got.kind === 'trouble' && !isMissing) return got.trouble;
      if (got.kind === 'told' && !mayBeOurs(got.value, wanted)) return 'a stranger’s';
      if (got.kind === 'told' && isSettled(got.value, wanted)) return 'ours';
      const done =
        got.kind === 'told'
          ? await speak((ask) => api.patch(ask, { ...place, etag: got.value.etag }, wanted))
          : await insert(place, wanted);
      if (done.kind === 'told') return 'ours';
      if (!isRaced(done.trouble, isMissing)) return done.trouble;
    }
    return { kind: 'away', reason: 'the event changes while it is looked at' };
  }

  return async ({ calendarId, eventId: written, keep }, wanted) => {
    for (const eventId of toEventIds(wanted.mark.appointmentId)) {
      const place = { calendarId, eventId };
      if (written === undefined) {
        await keep(eventId);
        const inserted = await insert(place, wanted);
        if (inserted.kind === 'told') return undefined;
        if (inserted.trouble.kind !== 'taken') return inserted.trouble;
      } else if (written !== eventId) continue;
      const settled = await settle(place, wanted);
      if (settled === 'ours') return undefined;
      if (settled !== 'a stranger’s') return settled;
      written = undefined;
    }
    return { kind: 'invalid', reason: 'its ids are taken by events that are not ours' };
  };
}

/** Deleted ones may have lost their properties; their id was made from ours. */
const mayBeOurs = ({ event, isCancelled }: FoundEvent, { mark }: CalendarEvent): boolean =>
  isOf(event, mark) || (isCancelled && event === undefined);

/** A newer version is left as it is: whoever wrote that knew more. */
function isSettled({ event, isCancelled }: FoundEvent, wanted: CalendarEvent): boolean {
  if (event === undefined) return false;
  if (event.mark.version > wanted.mark.version) return true;
  return !isCancelled && toDifferences(event, wanted).length === 0;
}

/** Another has been there between our look and our hand. */
function isRaced({ kind }: Problem, wasInsert: boolean): boolean {
  return wasInsert ? kind === 'taken' : kind === 'changed' || kind === 'gone' || kind === 'missing';
}
