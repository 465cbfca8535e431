import { minuteMs } from '@gomomo/kernel';
import type { DayNumber } from './calendar-date.ts';
import type { Booked, Diary } from './diary.ts';
import { createTally, weekCount } from './tally.ts';
import type { Zone } from './zone.ts';

/** True when one more visit on that day would break a limit. */
export type Limit = (day: DayNumber) => boolean;

const limits = (...all: readonly (Limit | undefined)[]): Limit => {
  const given = all.filter((limit) => limit !== undefined);
  return (day) => given.some((limit) => limit(day));
};

/** The day and week limits of a diary that hold for all its resources alike. */
export function createSharedLimit(diary: Diary, ignored: ReadonlySet<string>, zone: Zone): Limit {
  const { maxPerDay, maxMinutesPerDay, durationMinutes } = diary.service;
  const { perClientPerDay, perClientPerWeek, upcomingPerClient } = diary.policy.limits ?? {};
  const counted = (visits: readonly Booked[] = []) =>
    visits.filter(({ id }) => id === undefined || !ignored.has(id));

  const service = createTally(counted(diary.serviceBooked), zone);
  const clientVisits = counted(diary.clientBooked);
  const client = createTally(clientVisits, zone);
  const upcoming = clientVisits.filter(({ start }) => start > diary.now).length;
  const knowsClient = diary.clientBooked !== undefined;

  return limits(
    maxPerDay === undefined ? undefined : (day) => service(day).count >= maxPerDay,
    maxMinutesPerDay === undefined
      ? undefined
      : (day) => service(day).bookedMs / minuteMs + durationMinutes > maxMinutesPerDay,
    perClientPerDay === undefined || !knowsClient
      ? undefined
      : (day) => client(day).count >= perClientPerDay,
    perClientPerWeek === undefined || !knowsClient
      ? undefined
      : (day) => weekCount(client, day) >= perClientPerWeek,
    upcomingPerClient === undefined || !knowsClient
      ? undefined
      : () => upcoming >= upcomingPerClient,
  );
}
