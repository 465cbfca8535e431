import { addDays, isoWeekday, type LocalNow, type Opening } from '@gomomo/contracts/opening';
import type { Formats } from '../format/formats.ts';
import { words } from '../words.ts';
import type { HoursRow } from './opening.ts';

/** "Open until 6 PM", "Closed · opens tomorrow 9 AM". */
export function toStatus(opening: Opening, now: LocalNow, formats: Formats): string {
  if (opening.open) {
    return opening.closesAt === undefined
      ? words.openAlways
      : words.openUntil(formats.clock(opening.closesAt));
  }
  if (opening.opensAt === undefined || opening.opensOn === undefined) return words.closed;
  const time = formats.clock(opening.opensAt);
  if (opening.opensOn === now.date) return words.closedUntil(time);
  if (opening.opensOn === addDays(now.date, 1)) return words.closedUntil(words.opensTomorrow(time));
  // A line of a small phone holds a date or a time, and what is more than a week ahead is a date.
  if (opening.opensOn >= addDays(now.date, 7)) {
    return words.closedUntil(formats.dateShort(opening.opensOn));
  }
  const day = formats.weekday(isoWeekday(opening.opensOn), 'long');
  return words.closedUntil(words.opensOn(day, time));
}

const toRange = (windows: HoursRow['windows'], formats: Formats): string =>
  windows.length === 0
    ? words.rowClosed
    : windows.map((w) => `${formats.clock(w.start)} – ${formats.clock(w.end)}`).join(', ');

/** The two sides of a line of the hours table. */
export function toRowWords(
  row: HoursRow,
  opening: Opening,
  now: LocalNow,
  formats: Formats,
): { days: string; times: string } {
  if (!row.today) {
    const single = row.firstDay === row.lastDay;
    const days = single
      ? formats.weekday(row.firstDay, 'long')
      : `${formats.weekday(row.firstDay, 'short')} – ${formats.weekday(row.lastDay, 'short')}`;
    return { days, times: toRange(row.windows, formats) };
  }
  const days = words.today(formats.weekday(row.firstDay, 'long'));
  if (opening.open && opening.closesAt !== undefined) {
    return { days, times: words.rowOpenUntil(formats.clock(opening.closesAt)) };
  }
  if (!opening.open && opening.opensOn === now.date && opening.opensAt !== undefined) {
    return { days, times: words.rowOpens(formats.clock(opening.opensAt)) };
  }
  if (row.windows.length === 0) return { days, times: words.rowClosed };
  return { days, times: opening.open ? toRange(row.windows, formats) : words.rowClosedNow };
}

export const toExceptionTimes = toRange;
