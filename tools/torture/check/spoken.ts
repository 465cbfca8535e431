import type { Snapshot } from '../look/data.ts';
import { zone } from '../world.ts';

const told = (start: string, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options }).format(new Date(start));

/** A day and a time by the clock of the business, as a voice says them: `Wednesday, December 2 at 12:30 PM`. */
export function toSpokenTime({ start }: Pick<Snapshot, 'start'>): string {
  const day = told(start, { weekday: 'long', month: 'long', day: 'numeric' });
  const time = told(start, { hour: 'numeric', minute: '2-digit' });
  return `${day} at ${time.replace(/\s/, ' ').replace(':00', '')}`;
}

/** What, with whom and when: `Haircut with Ana on Wednesday, December 2 at 12:30 PM`. */
export const toSpoken = (visit: Pick<Snapshot, 'start' | 'service' | 'resource'>): string =>
  `${visit.service.name} with ${visit.resource.name} on ${toSpokenTime(visit)}`;

/** `Your reference is 7 Q K 4, M D 2 X.` */
export const findSpokenReference = (text: string): string | undefined =>
  /[Rr]eference (?:is|stays) ((?:[0-9A-Z][, ]*){8})\./.exec(text)?.[1]?.replace(/[, ]/g, '');
