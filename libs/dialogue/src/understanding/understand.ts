import { parseLocal, toIsoDate, weekdayOf } from './calendar/civil-date.ts';
import type { DayNumber, LocalNow } from './calendar/civil-date.ts';
import type { OpenHours, UnderstandingContext } from './context.ts';
import { normalise } from './text/normalise.ts';
import type { DurationValue, WhenValue } from './types.ts';
import { readWhen } from './when/read-when.ts';
import type { OpenWindow } from './when/resolve-clock.ts';

export interface Understanding {
  readonly when: readonly WhenValue[];
  readonly durations: readonly DurationValue[];
  readonly recurring: boolean;
}

const minutesOf = (clock: string): number => {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
};

const windowsOn =
  (hours: readonly OpenHours[]) =>
  (day: DayNumber): readonly OpenWindow[] =>
    hours
      .filter((open) => open.weekday === weekdayOf(day))
      .map((open) => ({ start: minutesOf(open.start), end: minutesOf(open.end) }));

const fallbackNow: LocalNow = { day: 0, minute: 0 };

/** Reads one turn of a client. Pure: the same text and context give the same understanding. */
export function understand(text: string, context: UnderstandingContext): Understanding {
  const tokens = normalise(text);
  const asked = context.asked ?? [];
  const now = parseLocal(context.now) ?? fallbackNow;
  const scope = { dateAsked: asked.includes('date'), timeAsked: asked.includes('time') };
  const hoursOn = context.hours === undefined ? {} : { hoursOn: windowsOn(context.hours) };
  const reading = readWhen(text, tokens, scope, { now, ...hoursOn });
  return { when: reading.values, durations: reading.durations, recurring: reading.recurring };
}

export const todayOf = (context: UnderstandingContext): string =>
  toIsoDate((parseLocal(context.now) ?? fallbackNow).day);
