import type { Offer } from '../core/offer.ts';
import type { Words } from './words.ts';

/** The times named of an offer, in order, each with its day where they are of several. */
export function timesOf(offer: Offer, named: readonly string[], words: Words): string[] {
  return offer.slots
    .filter((slot) => named.includes(slot.handle))
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((slot) =>
      offer.day === null
        ? words.tell('label.time-on', {
            day: words.dayOf(slot.start),
            time: words.time(slot.start),
          })
        : words.time(slot.start),
    );
}

/** The day of an offer; of its first time where it is of several. */
export function dayOf(offer: Offer, words: Words): string {
  const date = offer.day ?? offer.slots[0]?.start;
  if (date === undefined) return '';
  return offer.day === null ? words.dayOf(date) : words.day(date);
}

/** The same, with today or tomorrow in front. */
export const nearOf = (offer: Offer, words: Words): string =>
  offer.day === null ? dayOf(offer, words) : words.near(offer.day);

/** "Tuesday, November 24, 2:00 PM". */
export const onAt = (start: string, words: Words): string =>
  words.tell('label.time-on', { day: words.dayOf(start), time: words.timeHere(start) });
