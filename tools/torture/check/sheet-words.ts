import { zone } from '../world.ts';

/** What stands in a workbook for what the diary says. */
export const statusWords: Readonly<Record<string, string>> = {
  ...{ confirmed: 'Confirmed', cancelled: 'Cancelled', completed: 'Completed', no_show: 'No-show' },
};

export const channelWords: Readonly<Record<string, string>> = {
  ...{ web: 'Web', phone: 'Phone', sms: 'Text message', api: 'API' },
};

export const actorWords: Readonly<Record<string, string>> = {
  ...{ client: 'Client', staff: 'Staff', system: 'System' },
};

export const reasonWords: Readonly<Record<string, string>> = {
  ...{ client: 'The client’s wish', business: 'The business' },
  ...{ no_contact: 'Client not reached', other: 'Other' },
};

/** By the last part of an event's type. */
export const actionWords: Readonly<Record<string, string>> = {
  ...{ confirmed: 'Booked', rescheduled: 'Moved', cancelled: 'Cancelled' },
  ...{ completed: 'Completed', no_show: 'No-show', reopened: 'Reopened' },
};

const dayMs = 86_400_000;
/** Day 0 of a spreadsheet. */
const sheetZero = Date.UTC(1899, 11, 30);

const wallClock = new Intl.DateTimeFormat('en-US', {
  ...{ timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
  ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
});

/** A date and a time as a spreadsheet counts them, by the clock of the business. */
export function toSerials(instant: number): { readonly day: number; readonly time: number } {
  const parts = wallClock.formatToParts(new Date(instant));
  const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
  const day = (Date.UTC(of('year'), of('month') - 1, of('day')) - sheetZero) / dayMs;
  return { day, time: (of('hour') * 3_600 + of('minute') * 60 + of('second')) / 86_400 };
}

export const isNear = (a: unknown, b: number): boolean => Math.abs(Number(a) - b) < 1e-6;
