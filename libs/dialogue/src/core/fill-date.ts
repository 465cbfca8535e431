import type { DateValue, DayRange, LocalDate } from '../command.ts';
import { timeOfDay } from './by-day.ts';
import { withinLimit } from './edge.ts';
import { say, type Draft } from './draft.ts';
import { today } from './find-times.ts';
import { addDays, isoWeekday, toLocal } from './local-time.ts';
import { inRange, isRuledOut } from './match-slots.ts';
import type { Wish } from './wish.ts';

const sameJson = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when the wish is another one than before. */
export function fillDate(draft: Draft, value: DateValue): boolean {
  const { wish } = draft.state;
  draft.dateSaid = true;
  wish.assumedDays = false;
  // Of times that go by their days that day's own stays.
  if (wish.time?.kind === 'by-day') wish.time = timeOfDay(wish, value);
  // "The day after" of an appointment that is not opened yet is no day so far.
  if (value.kind === 'shift' && draft.state.flow === 'reschedule' && !dayInQuestion(draft)) {
    wish.step = value;
    return false;
  }
  const before = snapshot(wish);
  // A clock time that was taken stands for itself once the day moves under it.
  if (value.kind !== 'any') keepClock(draft, value.kind);
  applyDate(draft, value);
  return !sameJson(before, snapshot(wish)) && !isChosenDay(draft);
}

const snapshot = (wish: Wish): unknown => structuredClone(wish);

/** From the first to the last of some days, in order. */
function hullOf(readings: readonly DayRange[]): DayRange | null {
  const [first] = readings;
  return first === undefined ? null : { from: first.from, to: readings.at(-1)?.to ?? null };
}

function keepClock(draft: Draft, kind: DateValue['kind']): void {
  const { chosen, wish, flow, appointment } = draft.state;
  // "A week later", said of an appointment that is moved, is a week to the hour.
  const moved = kind === 'shift' && flow === 'reschedule' ? appointment : null;
  const start = chosen?.start ?? moved?.start;
  if (start === undefined || wish.time) return;
  const { time } = toLocal(start, draft.tenant.timeZone);
  wish.time = { kind: 'at', times: [time], around: false };
}

function applyDate(draft: Draft, value: DateValue): void {
  const { wish } = draft.state;
  if (value.kind === 'days' && value.negated) {
    if (value.doubt === 'unknown') say(draft, 'date-unknown', { said: value.said ?? '' });
    wish.notDays = [...wish.notDays, ...value.readings];
    if (wish.days && value.readings.some((range) => sameJson(range, wish.days))) wish.days = null;
    return;
  }
  if (value.kind === 'weekdays') {
    const key = value.negated ? 'notWeekdays' : 'weekdays';
    wish[key] = [...new Set([...(value.negated ? wish.notWeekdays : []), ...value.weekdays])];
    if (!value.negated || ruledOutDay(wish)) wish.days = null;
    return;
  }
  // "The first one free", said to the times of a day, is the first of them.
  if (value.kind === 'soonest') wish.edgeAsked = value.asked === true;
  if (value.kind === 'soonest' && draft.state.pending.kind === 'time' && wish.days) {
    wish.edge = 'first';
    withinLimit(wish, value);
    return;
  }
  wish.dayReadings = [];
  wish.dayDoubt = null;
  wish.weekdays = [];
  wish.edge = null;
  if (value.kind === 'days') {
    const several = value.readings.length > 1;
    const either = several && value.either === true;
    const asked = value.doubt !== undefined || (several && !either);
    wish.anyOf = either ? value.readings : [];
    wish.days = asked ? null : hullOf(value.readings);
    wish.dayReadings = asked ? value.readings : [];
    wish.dayDoubt = value.doubt ? { kind: value.doubt, said: value.said ?? '' } : null;
    allowDay(wish);
  } else if (value.kind === 'shift') {
    wish.days = shiftedDays(draft, value);
  } else {
    wish.days = null;
    // "Any day" is the next one there is.
    wish.edge = value.kind === 'soonest' || draft.state.pending.kind === 'date' ? 'first' : null;
  }
}

/** A day that is asked for by itself is no longer ruled out, nor is its weekday. */
function allowDay(wish: Wish): void {
  const { days } = wish;
  wish.notDays = wish.notDays.filter((range) => !sameJson(range, days));
  if (days === null || days.to !== days.from) return;
  wish.notWeekdays = wish.notWeekdays.filter((day) => day !== isoWeekday(days.from));
}

/** The day under discussion: the one taken, else shown, else wished for, else of what is booked. */
export function dayInQuestion(draft: Draft): LocalDate | null {
  const { chosen, proposal, offer, wish, appointment } = draft.state;
  const start = chosen?.start ?? proposal?.start;
  if (start) return toLocal(start, draft.tenant.timeZone).date;
  if (offer?.day) return offer.day;
  if (wish.days) return wish.days.from;
  return appointment?.status === 'confirmed'
    ? toLocal(appointment.start, draft.tenant.timeZone).date
    : null;
}

type Step = Extract<DateValue, { kind: 'shift' }>;

function shiftedDays(draft: Draft, { direction, days, weekday }: Step): DayRange {
  const base = dayInQuestion(draft) ?? today(draft);
  const sign = direction === 'later' ? 1 : -1;
  // Never the day itself: "the Monday after" a Monday is a week on.
  const nearest =
    weekday === undefined ? null : ((sign * (weekday - isoWeekday(base)) + 13) % 7) + 1;
  const step = days ?? nearest;
  if (step !== null) {
    const date = addDays(base, sign * step);
    return { from: date, to: date };
  }
  return direction === 'later'
    ? { from: addDays(base, 1), to: null }
    : { from: today(draft), to: addDays(base, -1) };
}

/** One day was wished for, and it has been said no to since. */
const ruledOutDay = ({ days, ...wish }: Wish): boolean =>
  days !== null && days.from === days.to && isRuledOut(days.from, { days, ...wish });

/** The day that was said is the one of the time taken. */
function isChosenDay(draft: Draft): boolean {
  const { chosen, wish } = draft.state;
  if (!chosen || !wish.days || wish.days.from !== wish.days.to) return false;
  return toLocal(chosen.start, draft.tenant.timeZone).date === wish.days.from;
}

/** The day asked for had nothing and another is shown: from now on that one is meant. */
export function adoptNearestDay(draft: Draft): void {
  const { offer, pending, wish } = draft.state;
  if (draft.dateSaid || pending.kind !== 'time' || !offer?.day || !wish.days) return;
  if (!inRange(offer.day, wish.days)) wish.days = { from: offer.day, to: offer.day };
}
