import { createCache } from '@gomomo/kernel';
import { withinDistance } from '../../lexicon/similarity.ts';

const table = (rows: readonly string[]): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((row, index) => row.split(' ').map((word) => [word, index + 1] as const)));

/** Month names to 1–12; "sept" and "mar" as people shorten them. */
const monthNames = table([
  'january jan',
  'february feb febuary',
  'march mar',
  'april apr',
  'may',
  'june jun',
  'july jul',
  'august aug',
  'september sept sep',
  'october oct',
  'november nov',
  'december dec',
]);

/** Weekday names to ISO weekdays 1–7. */
const weekdayNames = table([
  'monday mon',
  'tuesday tue tues',
  'wednesday wed weds',
  'thursday thu thur thurs',
  'friday fri',
  'saturday sat',
  'sunday sun',
]);

/** Abbreviations that are words of their own and need a neighbour that shows a date. */
export const shyNames: ReadonlySet<string> = new Set([
  'may',
  'march',
  'mar',
  'sat',
  'sun',
  'wed',
  'mon',
]);

export type Daypart = 'morning' | 'afternoon' | 'evening' | 'night';

const daypartNames = new Map<string, Daypart>([
  ['morning', 'morning'],
  ['mornin', 'morning'],
  ['afternoon', 'afternoon'],
  ['evening', 'evening'],
  ['eve', 'evening'],
  ['night', 'night'],
  ['nighttime', 'night'],
  ['tonight', 'night'],
  ['tonite', 'night'],
  ['mornings', 'morning'],
  ['afternoons', 'afternoon'],
  ['evenings', 'evening'],
  ['arvo', 'afternoon'],
  ['arvos', 'afternoon'],
  ['morn', 'morning'],
  ['aftn', 'afternoon'],
]);

const others = new Map<string, string>([
  ['tomorrow', 'tomorrow'],
  ['tmrw', 'tomorrow'],
  ['tmr', 'tomorrow'],
  ['tomo', 'tomorrow'],
  ['tmw', 'tomorrow'],
  ['tmrow', 'tomorrow'],
  ['tmorrow', 'tomorrow'],
  ['tmoro', 'tomorrow'],
  ['tomoz', 'tomorrow'],
  ['tomorow', 'tomorrow'],
  ['tomoro', 'tomorrow'],
  ['tomorrows', 'tomorrow'],
  ['todays', 'today'],
  ['today', 'today'],
  ['yesterday', 'yesterday'],
]);

const longNames = [
  ...[...monthNames.keys()].filter((word) => word.length >= 7),
  ...[...weekdayNames.keys()].filter((word) => word.length >= 6),
  'afternoon',
  'evening',
  'tomorrow',
];

/** English words one slip away from a calendar name. */
const lookalikes = new Set([
  'evenings',
  'evening',
  'event',
  'someday',
  'sundae',
  'mundane',
  'leaving',
  'remember',
  'member',
]);

const known = (word: string): boolean =>
  monthNames.has(word) || weekdayNames.has(word) || daypartNames.has(word) || others.has(word);

/** The calendar word meant by a spelling: possessives dropped, slips of one or two letters mended. */
function mend(word: string): string {
  const bare = word.endsWith("'s") ? word.slice(0, -2) : word;
  if (known(bare) || bare.length < 6 || bare.length > 11 || lookalikes.has(bare)) return bare;
  for (const name of longNames) {
    if (name.charAt(0) !== bare.charAt(0)) continue;
    if (withinDistance(bare, name, name.length >= 8 ? 2 : 1)) return name;
  }
  return bare;
}

const mended = createCache<string>({ max: 5_000 });

/** Calendar words repeat all day, so the mending of a spelling is kept (bounded). */
export function calendarWord(word: string): string {
  const cached = mended.get(word);
  if (cached !== undefined) return cached;
  const result = mend(word);
  mended.set(word, result);
  return result;
}

export const monthOf = (word: string): number | undefined => monthNames.get(calendarWord(word));

export const weekdayNamed = (word: string): number | undefined =>
  weekdayNames.get(calendarWord(word));

/** "Mondays": a habit, not a day. */
export const weekdayPlural = (word: string): number | undefined =>
  word.length > 6 && word.endsWith('s') ? weekdayNames.get(word.slice(0, -1)) : undefined;

export const daypartOf = (word: string): Daypart | undefined =>
  daypartNames.get(calendarWord(word));

export const dayWord = (word: string): string | undefined => others.get(calendarWord(word));
