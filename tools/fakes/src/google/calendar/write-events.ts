import { randomBytes } from 'node:crypto';
import { ok, refuse, type Answer, type Asked } from '../answer.ts';
import { conditionNotMet, deleted, duplicate, invalid, notFound, required } from '../errors.ts';
import type { House } from '../house.ts';
import type { Calendar } from './calendar.ts';
import { readEvent, toWritten } from './event-input.ts';
import { toEventResource } from './event-resource.ts';
import type { CalendarEvent, Written } from './event.ts';
import { readZone } from './when.ts';

/** A request about a calendar by somebody who may make it. */
export interface OfCalendar {
  readonly house: House;
  readonly asked: Asked;
  readonly calendar: Calendar;
  readonly email: string;
  readonly eventId: string;
  /** Another calendar that the same person may write to. */
  readonly getWritable: (calendarId: string) => Calendar;
}

/** An id that a client gives: base32hex in lower case (RFC 2938 3.1.2), 5 to 1024 characters. */
const givenId = /^[a-v0-9]{5,1024}$/;

const newId = (): string =>
  Array.from(randomBytes(26), (byte) => '0123456789abcdefghijklmnopqrstuv'[byte % 32]).join('');

const told = (event: CalendarEvent, { calendar, asked }: OfCalendar): Answer =>
  ok(toEventResource(event, calendar, readZone(asked.query)), {
    etag: event.etag,
  });

export function findEvent({ calendar, eventId }: OfCalendar): CalendarEvent {
  const event = calendar.events.get(eventId);
  if (!event) throw refuse(notFound);
  return event;
}

export function getEvent(of: OfCalendar): Answer {
  const event = findEvent(of);
  if (of.asked.headers['if-none-match'] === event.etag) return { status: 304 };
  return told(event, of);
}

/** Writes it: a new etag, the next change of the calendar. */
function putEvent(
  calendar: Calendar,
  { id, creator, createdAt }: Pick<CalendarEvent, 'id' | 'creator' | 'createdAt'>,
  { status, start, end, details, sequence }: Written,
  now: number,
): CalendarEvent {
  calendar.changes += 1;
  const etag = `"${Math.trunc(now) * 2_000 + (calendar.changes % 2_000)}"`;
  const event: CalendarEvent = {
    ...{ id, creator, createdAt, updatedAt: now, etag, change: calendar.changes },
    ...{ status, start, end, details, sequence },
  };
  calendar.events.set(id, event);
  return event;
}

function write(of: OfCalendar, what: string, base: Parameters<typeof putEvent>[1], to: Written) {
  const event = putEvent(of.calendar, base, to, of.house.now());
  of.house.log(`${what} ${event.id} “${event.details.summary ?? ''}” in ${of.calendar.summary}`);
  return event;
}

export function insertEvent(of: OfCalendar): Answer {
  const { house, asked, calendar, email } = of;
  const sent = readEvent(asked.body);
  const id = sent.id ?? newId();
  if (!givenId.test(id)) throw refuse(invalid('Invalid resource id value.'));
  const written = toWritten(sent, calendar.timeZone);
  if (calendar.events.has(id)) throw refuse(duplicate);
  return told(write(of, 'inserted', { id, creator: email, createdAt: house.now() }, written), of);
}

/** The event, if it is as the client knows it. */
function matched(of: OfCalendar): CalendarEvent {
  const event = findEvent(of);
  const wanted = of.asked.headers['if-match'] ?? '*';
  if (wanted !== '*' && wanted !== event.etag) throw refuse(conditionNotMet);
  return event;
}

export function updateEvent(of: OfCalendar): Answer {
  const event = matched(of);
  const written = toWritten(readEvent(of.asked.body), of.calendar.timeZone, event, true);
  return told(write(of, 'updated', event, written), of);
}

export function patchEvent(of: OfCalendar): Answer {
  const event = matched(of);
  const written = toWritten(readEvent(of.asked.body), of.calendar.timeZone, event);
  return told(write(of, 'patched', event, written), of);
}

/** It stays, as cancelled, and so does its id. */
export function deleteEvent(of: OfCalendar): Answer {
  const event = matched(of);
  if (event.status === 'cancelled') throw refuse(deleted);
  write(of, 'deleted', event, toCancelled(event));
  return { status: 204 };
}

const toCancelled = (event: CalendarEvent): Written => ({
  ...event,
  ...{ status: 'cancelled', sequence: event.sequence + 1 },
});

/** To another calendar of the same person, with its id; where it was it is cancelled. */
export function moveEvent(of: OfCalendar): Answer {
  const event = matched(of);
  const destination = of.asked.query.get('destination');
  if (destination === null) throw refuse(required('Missing destination.'));
  const to = of.getWritable(destination);
  if (event.status === 'cancelled') throw refuse(notFound);
  const there = to.events.get(event.id);
  if (there && there.status !== 'cancelled') throw refuse(duplicate);
  const moved = write({ ...of, calendar: to }, 'moved', event, event);
  putEvent(of.calendar, event, toCancelled(event), of.house.now());
  return told(moved, { ...of, calendar: to });
}
