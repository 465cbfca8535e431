import { findService, staffOf } from '@gomomo/dialogue';
import type { Clause } from './grammar.ts';
import type { GateFacts, TimeFact } from './gate-facts.ts';
import { ofKind, type Mention } from './mention.ts';

type TimeMention = Extract<Mention, { kind: 'time' }>;

/** Every time that is said is free: on the day that is meant, for what it is said of, with all who are named. */
export function areFree({ mentions, around }: Clause, facts: GateFacts): boolean {
  const days = daysMeant(mentions, around, facts);
  const services = servicesMeant(mentions, around, facts);
  if (services === null || !areKnownDays(mentions, facts)) return false;
  return withStaff(mentions).every(({ time, staff }) => {
    const dates = time.date === null ? days : [time.date];
    return dates.every((date) =>
      services.every((serviceId) =>
        facts.free.some((fact) => isAt(fact, date, time.time, serviceId) && isWith(fact, staff)),
      ),
    );
  });
}

const isAt = (fact: TimeFact, date: string, time: string, serviceId: string): boolean =>
  fact.date === date && fact.time === time && fact.serviceId === serviceId;

export const isWith = (fact: TimeFact, staff: readonly string[]): boolean =>
  staff.every((id) => fact.staff.includes(id));

/** Of a clock time without a day: the days of the clause, else of all that is said, else the client's, else all. */
function daysMeant(
  mentions: readonly Mention[],
  around: readonly Mention[],
  { days, free }: GateFacts,
): readonly string[] {
  const known = [datesOf(mentions), datesOf(around), days, free.map(({ date }) => date)];
  return known.find((dates) => dates.length > 0) ?? [];
}

const datesOf = (mentions: readonly Mention[]): readonly string[] =>
  mentions.flatMap((each) =>
    each.kind === 'day' || (each.kind === 'time' && each.date !== null) ? [each.date ?? ''] : [],
  );

/** The services that are named, else the one talked about; null: nobody knows. */
function servicesMeant(
  mentions: readonly Mention[],
  around: readonly Mention[],
  { serviceId }: GateFacts,
): readonly string[] | null {
  const named = [mentions, around].map((each) =>
    ofKind(each, 'service').map(({ service: { id } }) => id),
  );
  const meant = named.find((ids) => ids.length > 0);
  return meant ?? (serviceId === null ? null : [serviceId]);
}

/** A day is spoken of that the client named, or of which a free time is known. */
export const areKnownDays = (mentions: readonly Mention[], { days, free }: GateFacts): boolean =>
  ofKind(mentions, 'day').every(
    ({ date }) => days.includes(date) || free.some((fact) => fact.date === date),
  );

/** Who is named does the services that are named, else the one talked about. */
export function areAble({ mentions, around }: Clause, facts: GateFacts): boolean {
  const { tenant } = facts;
  const named = ofKind(mentions, 'staff').map(({ staff }) => staff.id);
  return (servicesMeant(mentions, around, facts) ?? []).every((id) => {
    const service = findService(tenant, id);
    const able = service ? staffOf(tenant, service).map((each) => each.id) : [];
    return named.every((each) => able.includes(each));
  });
}

/** Whoever is named is all of them: "with Ana" would be said of what Priya does as well. */
export function areAll({ mentions }: Clause, all: readonly { readonly id: string }[]): boolean {
  const named = new Set(ofKind(mentions, 'staff').map((each) => each.staff.id));
  return named.size === all.length && all.every(({ id }) => named.has(id));
}

/** Where staff is named beside services, those are all who do each of them. */
export const areAllOfService = (said: Clause, { tenant }: GateFacts): boolean =>
  ofKind(said.mentions, 'staff').length === 0 ||
  ofKind(said.mentions, 'service').every(({ service }) => areAll(said, staffOf(tenant, service)));

interface TimeWithStaff {
  readonly time: TimeMention;
  readonly staff: readonly string[];
}

/**
 * "2 pm or 3 pm with Ana and 4 pm with Priya", "Ana has 2 pm": times go with those who are named next
 * behind them, else with those next before.
 */
function withStaff(mentions: readonly Mention[]): readonly TimeWithStaff[] {
  const told = mentions.filter(({ kind }) => kind === 'time' || kind === 'staff');
  return told.flatMap((time, place) => {
    if (time.kind !== 'time') return [];
    const behind = nextStaff(told.slice(place + 1));
    const before = nextStaff(told.slice(0, place).toReversed());
    return [{ time, staff: behind.length > 0 ? behind : before }];
  });
}

function nextStaff(told: readonly Mention[]): readonly string[] {
  const from = told.findIndex(({ kind }) => kind === 'staff');
  if (from < 0) return [];
  const run = told.slice(from);
  const to = run.findIndex(({ kind }) => kind !== 'staff');
  return ofKind(run.slice(0, to < 0 ? undefined : to), 'staff').map(({ staff }) => staff.id);
}
