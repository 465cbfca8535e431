import { z } from 'zod';
import { refuse } from '../answer.ts';
import { badRequest, invalid, parseError, timeRangeEmpty } from '../errors.ts';
import type { CalendarEvent, Details, Written } from './event.ts';
import { instantOf, readWhen } from './when.ts';

const when = z.object({
  date: z.string().nullish(),
  dateTime: z.string().nullish(),
  timeZone: z.string().nullish(),
});
const text = z.string().nullish();
/** Keys up to 44 characters, values up to 1024. */
const properties = z.record(z.string().max(44), z.string().max(1_024).nullable()).nullish();

const sentDetails = z.object({
  summary: text,
  description: text,
  location: text,
  colorId: text,
  transparency: z.enum(['opaque', 'transparent']).nullish(),
  visibility: z.enum(['default', 'public', 'private', 'confidential']).nullish(),
  extendedProperties: z.object({ private: properties, shared: properties }).partial().nullish(),
  reminders: z.record(z.string(), z.unknown()).nullish(),
  source: z.record(z.string(), z.unknown()).nullish(),
});

/** What is read of a body; all else that was sent is passed over without a word, as Google does. */
const sentEvent = sentDetails.extend({
  id: text,
  status: z.enum(['confirmed', 'tentative', 'cancelled']).nullish(),
  sequence: z.number().int().nullish(),
  start: when.nullish(),
  end: when.nullish(),
  recurrence: z.array(z.string()).nullish(),
});
export type SentEvent = z.infer<typeof sentEvent>;

export function readEvent(body: string): SentEvent {
  const parsed = sentEvent.safeParse(readJson(body));
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path.join('.') ?? '';
    throw refuse(invalid(`Invalid value for: ${path}`));
  }
  if (parsed.data.recurrence?.length) {
    throw refuse(badRequest('The fake knows no recurring events.'));
  }
  return parsed.data;
}

export function readJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    throw refuse(parseError);
  }
}

/** A null takes a thing away, an object is laid over what is there, anything else replaces it. */
function merge(old: unknown, sent: unknown): unknown {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return sent;
  const merged: Record<string, unknown> = { ...(typeof old === 'object' ? old : {}) };
  for (const [key, value] of Object.entries(sent)) {
    const next = merge(merged[key], value);
    if (next === null || next === undefined) delete merged[key];
    else merged[key] = next;
  }
  return merged;
}

const belowSequence =
  'Invalid sequence value. The specified sequence number is below the current sequence number of ' +
  'the resource. Re-fetch the resource and use its sequence number on the following request.';

/** Counts the revisions that matter to who comes: another time, cancelled, brought back. */
function nextSequence(sent: SentEvent, next: Omit<Written, 'sequence'>, old?: CalendarEvent) {
  const given = sent.sequence ?? 0;
  if (!old) return given;
  if (sent.sequence && given < old.sequence) throw refuse(invalid(belowSequence));
  const matters = (it: Omit<Written, 'sequence'>) => JSON.stringify([it.start, it.end, it.status]);
  return Math.max(given, old.sequence + (matters(old) === matters(next) ? 0 : 1));
}

/**
 * What a body makes of an event; `old` is what it was. An insert and an update (`whole`) take away
 * whatever they do not name, and an update brings a deleted event back unless it says otherwise.
 */
export function toWritten(
  sent: SentEvent,
  timeZone: string,
  old?: CalendarEvent,
  whole = old === undefined,
): Written {
  const kept = whole ? undefined : old;
  const start = kept && !sent.start ? kept.start : readWhen(sent.start, 'start');
  const end = kept && !sent.end ? kept.end : readWhen(sent.end, 'end');
  if (instantOf(end, timeZone) < instantOf(start, timeZone)) throw refuse(timeRangeEmpty);
  const status = sent.status ?? kept?.status ?? 'confirmed';
  const details = merge(kept?.details, sentDetails.parse(sent)) as Details;
  const next = { start, end, status, details };
  return { ...next, sequence: nextSequence(sent, next, old) };
}
