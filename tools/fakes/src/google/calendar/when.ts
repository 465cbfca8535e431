import { refuse } from '../answer.ts';
import { invalid, required } from '../errors.ts';

/** A start or an end: a whole day, or an instant with the zone it was given in. */
export type When =
  { readonly date: string } | { readonly at: number; readonly timeZone: string | undefined };

export interface SentWhen {
  readonly date?: string | null | undefined;
  readonly dateTime?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
}

const local = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Throws for a zone that there is not. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

function isZone(timeZone: string): boolean {
  try {
    return formatOf(timeZone) !== undefined;
  } catch {
    return false;
  }
}

/** `+02:00`, `-05:00`; `Z` where there is none. */
function offsetAt(at: number, timeZone: string): string {
  const name = formatOf(timeZone)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === 'GMT' ? 'Z' : name.slice(3);
}

const offsetMs = (offset: string): number =>
  offset === 'Z' ? 0 : -Date.parse(`1970-01-01T00:00:00${offset}`);

/** As the clocks of the zone show it, with their offset; Google tells all instants so. */
export function toLocalTime(at: number, timeZone: string): string {
  const offset = offsetAt(at, timeZone);
  return new Date(at + offsetMs(offset)).toISOString().slice(0, 19) + offset;
}

/** The instant at which the clocks of the zone show this. */
export function fromLocalTime(text: string, timeZone: string): number {
  const guess = Date.parse(`${text}Z`);
  const near = guess - offsetMs(offsetAt(guess, timeZone));
  return guess - offsetMs(offsetAt(near, timeZone));
}

export function readInstant(text: string): number | undefined {
  const [, time, offset] = local.exec(text) ?? [];
  const at = time === undefined || offset === undefined ? NaN : Date.parse(text);
  return Number.isNaN(at) ? undefined : at;
}

/** Reads a start or an end as events.insert does, and refuses in its words. */
export function readWhen(sent: SentWhen | null | undefined, which: 'start' | 'end'): When {
  const { date, dateTime, timeZone } = sent ?? {};
  if (typeof date === 'string' && /^\d{4}-\d\d-\d\d$/.test(date)) return { date };
  const [, time, offset] = local.exec(dateTime ?? '') ?? [];
  if (time === undefined) {
    throw refuse(
      dateTime ? invalid(`Invalid value for: ${which}`) : required(`Missing ${which} time.`),
    );
  }
  const zone = timeZone ?? undefined;
  if (zone !== undefined && !isZone(zone)) {
    throw refuse(invalid(`Invalid time zone definition for ${which} time.`));
  }
  if (Number.isNaN(Date.parse(time))) throw refuse(invalid(`Invalid value for: ${which}`));
  if (offset !== undefined) return { at: Date.parse(`${time}${offset}`), timeZone: zone };
  if (zone === undefined) {
    throw refuse(required(`Missing time zone definition for ${which} time.`));
  }
  return { at: fromLocalTime(time, zone), timeZone: zone };
}

/** The zone in which an answer is asked for; undefined: that of the calendar. */
export function readZone(query: URLSearchParams): string | undefined {
  const timeZone = query.get('timeZone') ?? undefined;
  if (timeZone !== undefined && !isZone(timeZone)) throw refuse(invalid('Invalid time zone.'));
  return timeZone;
}

/** The instant it begins or ends at; a day does with the midnight of the zone. */
export const instantOf = (when: When, timeZone: string): number =>
  'at' in when ? when.at : fromLocalTime(`${when.date}T00:00:00`, timeZone);

/** The resource's `start` or `end`: in the zone of the calendar, whatever zone it was sent in. */
export const toWhenResource = (when: When, timeZone: string): object =>
  'at' in when
    ? { dateTime: toLocalTime(when.at, timeZone), timeZone: when.timeZone ?? timeZone }
    : when;
