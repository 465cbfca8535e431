import { createCache } from '@gomomo/kernel';
import { withinDistance } from '../../lexicon/similarity.ts';

/** Words that decide what a turn wants and are often misspelt. */
const keyWords = (
  'appointment appointments reservation booking reschedule cancel cancellation someone somebody person ' +
  'assistant operator representative receptionist manager talking speaking speak schedule available ' +
  'availability change goodbye postpone confirm correct'
).split(' ');

const known = new Set([
  ...keyWords,
  ...(
    'cancels canceled cancelled canceling cancelling persons personal changed changes charge chance ' +
    'bookings cooking looking schedules scheduled reservations operate operates assistance assistants ' +
    'managers managed corrected connect collect walking taking asking speaks breaking confirms ' +
    'confirmed something sometime somewhere unavailable speaker talkin'
  ).split(' '),
]);

/** Longer words forgive more; the first letter must be right. */
function findKeyWord(word: string): string {
  if (word.length < 5 || known.has(word)) return word;
  for (const key of keyWords) {
    if (key.charAt(0) !== word.charAt(0) || Math.abs(key.length - word.length) > 2) continue;
    if (withinDistance(word, key, key.length >= 10 ? 2 : 1)) return key;
  }
  return word;
}

const mended = createCache<string>({ max: 5_000 });

/** The key word that a spelling stands for ("apointment", "cancle"), else the word itself. */
export function mendCueWord(word: string): string {
  const cached = mended.get(word);
  if (cached !== undefined) return cached;
  const result = findKeyWord(word);
  mended.set(word, result);
  return result;
}
