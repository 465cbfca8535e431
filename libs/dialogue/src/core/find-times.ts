import type { LocalDate } from '../command.ts';
import type { LostTime } from './effect.ts';
import { ask, movingReference, run, say, type Draft, type Then } from './draft.ts';
import {
  addDays,
  daysBetween,
  endOfMonth,
  toInstant,
  toLocal,
  toMillis,
  toZoned,
} from './local-time.ts';
import { isRuledOut, suitsDay } from './match-slots.ts';
import { dayOption } from './options.ts';
import { openDays } from './open-days.ts';
import type { Wish } from './wish.ts';

/** Days of one card. */
export const stripDays = 7;
/** How far one search looks when a strip had nothing (the contract allows 62 days). */
const furtherDays = 56;

export const today = (draft: Draft): LocalDate => toLocal(draft.now, draft.tenant.timeZone).date;

export const lastDay = (draft: Draft): LocalDate =>
  addDays(today(draft), draft.tenant.policy.horizonDays);

/** Strips are counted from today, so that a day is always in the same one. */
export function stripOf(draft: Draft, date: LocalDate): LocalDate {
  const from = today(draft);
  const strips = Math.max(0, Math.floor(daysBetween(from, date) / stripDays));
  return addDays(from, strips * stripDays);
}

const saysWhen = (wish: Wish): boolean =>
  wish.days !== null || wish.weekdays.length > 0 || wish.time !== null || wish.edge !== null;

/** Asks what is missing to look for times, or looks. */
export function findTimes(draft: Draft, serviceId: string): Then {
  const { wish } = draft.state;
  const unknown = wish.dayDoubt?.kind === 'unknown';
  if (wish.dayReadings.length > 0 || unknown) return askWhichDay(draft);
  refuseImpossibleDays(draft);
  assumeOwnDay(draft);
  if (!saysWhen(wish) && !draft.policy.showTimesEarly) {
    const { appointment } = draft.state;
    return draft.state.flow === 'reschedule' && appointment
      ? ask(draft, { kind: 'date' }, 'ask-new-time', { appointment }, openDays(draft))
      : ask(draft, { kind: 'date' }, 'ask-date', { serviceId }, openDays(draft));
  }
  return search(draft, serviceId, firstWanted(draft), 'strip');
}

/** Without a word about the day, a move is looked for around the day it is on. */
function assumeOwnDay(draft: Draft): void {
  const { wish, flow, appointment } = draft.state;
  const silent = wish.days === null && wish.weekdays.length === 0 && wish.edge === null;
  if (flow !== 'reschedule' || !appointment || !silent) return;
  if (!draft.policy.showTimesEarly && wish.time === null) return;
  const from = toLocal(appointment.start, draft.tenant.timeZone).date;
  wish.days = { from, to: wish.time?.kind === 'at' ? from : null };
  wish.assumedDays = true;
}

function askWhichDay(draft: Draft): Then {
  const { dayReadings, dayDoubt } = draft.state.wish;
  const options = dayReadings
    .filter((range) => range.from === range.to)
    .map((range) => dayOption(range.from));
  return ask(
    draft,
    { kind: 'which-day' },
    'which-day',
    { readings: dayReadings, doubt: dayDoubt },
    options,
  );
}

function refuseImpossibleDays(draft: Draft): void {
  const { wish } = draft.state;
  if (!wish.days) return;
  const until = lastDay(draft);
  if (wish.days.to !== null && wish.days.to < today(draft)) {
    say(draft, 'date-past', { date: wish.days.from });
  } else if (wish.days.from > until) {
    say(draft, 'date-too-far', { until });
  } else return;
  wish.days = null;
}

/** The first day from today on that the wish allows. */
export function firstWanted(draft: Draft): LocalDate {
  const { wish } = draft.state;
  const from = wish.days && wish.days.from > today(draft) ? wish.days.from : today(draft);
  for (let offset = 0; offset < 62; offset += 1) {
    const date = addDays(from, offset);
    if (suitsDay(date, wish)) return date;
  }
  return from;
}

export function search(
  draft: Draft,
  serviceId: string,
  wanted: LocalDate,
  goal: 'strip' | 'further',
  lost: LostTime | null = null,
): Then {
  const { timeZone } = draft.tenant;
  const { first, last } = searched(draft, wanted, goal);
  const start = toInstant(first, '00:00', timeZone);
  const from = toMillis(start) < draft.now ? toZoned(draft.now, timeZone) : start;
  const to = toInstant(last < first ? first : last, '23:59', timeZone);
  return run(draft, {
    kind: 'searchSlots',
    serviceId,
    from,
    to,
    goal,
    moving: movingReference(draft),
    lost,
    inPlace: draft.inPlace,
    month: draft.month,
  });
}

/** The days to look at: a strip or a month for a card, further on where that had nothing. */
function searched(draft: Draft, wanted: LocalDate, goal: 'strip' | 'further') {
  if (draft.month !== null) return { first: draft.month, last: endOfMonth(draft.month) };
  const first = goal === 'strip' ? stripOf(draft, wanted) : wanted;
  const length = goal === 'strip' ? stripDays : furtherDays;
  const range = draft.state.wish.days;
  const stripEnd = addDays(first, length - 1);
  const wide = range?.to && range.to > stripEnd ? range.to : stripEnd;
  const last = [wide, addDays(first, furtherDays), lastDay(draft)].reduce((a, b) =>
    a < b ? a : b,
  );
  return { first, last };
}

/** Distance in days, later days before earlier ones of the same distance. */
export function nearness(from: LocalDate, wish: Wish) {
  return (a: LocalDate, b: LocalDate): number => {
    const distance = (date: LocalDate) => Math.abs(daysBetween(from, date));
    const ruledOut = Number(isRuledOut(a, wish)) - Number(isRuledOut(b, wish));
    return ruledOut || distance(a) - distance(b) || b.localeCompare(a);
  };
}
