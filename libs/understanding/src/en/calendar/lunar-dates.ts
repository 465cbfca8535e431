import { toDayNumber } from '../../calendar/civil-date.ts';
import type { DayNumber } from '../../calendar/civil-date.ts';

/** A day of another calendar, as the runtime's own calendars name it. */
interface LunarDay {
  readonly calendar: 'hebrew' | 'persian';
  /** Month names or numbers of which the first that the year has counts. */
  readonly months: readonly string[];
  readonly day: number;
  /** First month of the Gregorian year in which it can lie, and how many months it may take. */
  readonly from: number;
  readonly within: number;
}

const hebrew = (month: string, day: number, from: number): LunarDay => ({
  ...{ calendar: 'hebrew', months: [month], day, from, within: 2 },
});

/**
 * Holidays of calendars that are reckoned by rule, so that their days are known ahead. Of the Chinese
 * one the runtime is a day off where a new moon falls near midnight (2027); the Islamic and the Hindu
 * ones go by sight or by place. Those are asked about.
 */
const days = {
  nowruz: { calendar: 'persian', months: ['1'], day: 1, from: 3, within: 1 },
  purim: { calendar: 'hebrew', months: ['Adar II', 'Adar'], day: 14, from: 2, within: 2 },
  passover: hebrew('Nisan', 15, 3),
  shavuot: hebrew('Sivan', 6, 5),
  'rosh hashanah': hebrew('Tishri', 1, 9),
  'yom kippur': hebrew('Tishri', 10, 9),
  sukkot: hebrew('Tishri', 15, 9),
  hanukkah: hebrew('Kislev', 25, 11),
} as const satisfies Readonly<Record<string, LunarDay>>;

export type LunarName = keyof typeof days;

export const lunarNames = Object.keys(days) as readonly LunarName[];

const dayMs = 86_400_000;

function find({ calendar, months, day, from, within }: LunarDay, year: number) {
  const named = calendar === 'hebrew' ? 'long' : 'numeric';
  const format = new Intl.DateTimeFormat(`en-u-ca-${calendar}`, {
    ...{ day: 'numeric', month: named, timeZone: 'UTC' },
  });
  const first = toDayNumber(year, from, 1);
  const last = toDayNumber(year, from + within, 15);
  for (const month of months) {
    for (let at = first; at < last; at += 1) {
      const parts = format.formatToParts(at * dayMs);
      const valueOf = (type: string) => parts.find((part) => part.type === type)?.value;
      if (valueOf('month') === month && valueOf('day') === String(day)) return at;
    }
  }
  return undefined;
}

const known = new Map<string, DayNumber | undefined>();

/** The day in that Gregorian year; a pure function that remembers, because reckoning takes its time. */
export function lunarDate(name: LunarName, year: number): DayNumber | undefined {
  const key = `${name} ${String(year)}`;
  if (!known.has(key)) known.set(key, find(days[name], year));
  return known.get(key);
}
