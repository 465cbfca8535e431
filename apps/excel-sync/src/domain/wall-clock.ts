import { dayMs } from '@gomomo/kernel';
import { formatInZone } from '@gomomo/scheduling';
import type { Cell } from './sheet.ts';

/** The day number that a spreadsheet gives 1970-01-01. */
const epochSerial = 25_569;

/** Instants as a spreadsheet counts them: days of the wall clock of one zone, whatever the server's is. */
export interface WallClock {
  /** `2026-11-24` */
  dayOf(instant: string | number): string;
  date(instant: string | number): Cell;
  time(instant: string | number): Cell;
  dateTime(instant: string | number): Cell;
}

export function createWallClock(timeZone: string): WallClock {
  const wallTime = (instant: string | number): string =>
    formatInZone(typeof instant === 'number' ? instant : Date.parse(instant), timeZone);
  const serialOf = (localTime: string): number => Date.parse(`${localTime}Z`) / dayMs + epochSerial;
  const moment = (instant: string | number): number => serialOf(wallTime(instant).slice(0, 19));
  return {
    dayOf: (instant) => wallTime(instant).slice(0, 10),
    date: (instant) => ({ value: Math.floor(moment(instant)), as: 'date' }),
    time: (instant) => ({ value: moment(instant), as: 'time' }),
    dateTime: (instant) => ({ value: moment(instant), as: 'dateTime' }),
  };
}
