import type { LocalTime, PartOfDay, TimeValue } from '../command.ts';
import { dayOfTime } from './by-day.ts';
import { say, type Draft } from './draft.ts';
import { withinLimit } from './edge.ts';
import { dayInQuestion } from './fill-date.ts';
import { partBounds, toLocal, toMinutes } from './local-time.ts';
import { isPossible, ruleOut, stillOut } from './ruled-out.ts';
import type { PlainTime, TimeWindow } from './wish.ts';

/** A time said to times on the table is meant on their day, whatever day was asked for before. */
function adoptOfferedDay(draft: Draft): void {
  const { offer, pending, wish } = draft.state;
  if (draft.dateSaid || pending.kind !== 'time' || !offer?.day) return;
  wish.days = { from: offer.day, to: offer.day };
  wish.assumedDays = false;
  wish.weekdays = [];
}

const windowOfPart = (part: PartOfDay): TimeWindow => {
  const [from, to] = partBounds[part];
  return { from, to };
};

/**
 * Said of another clock than the business's: it is remembered, and whose clock counts here is told. Of
 * one that nobody knows ("my time") nothing is taken before it is said where that is.
 */
function isOfUnknownClock(draft: Draft, value: TimeValue): boolean {
  const { state } = draft;
  state.unplaced = null;
  if (!('zone' in value) || value.zone === undefined) return false;
  if (value.zone === null) {
    const date = state.wish.days?.from ?? null;
    state.unplaced = { date, value };
    say(draft, 'ask-zone', {});
    return true;
  }
  if (state.zone !== value.zone) say(draft, 'answer-zone', {});
  state.zone = value.zone;
  return false;
}

/** True when the wish is another one than before. */
export function fillTime(draft: Draft, value: TimeValue): boolean {
  const { wish, chosen } = draft.state;
  adoptOfferedDay(draft);
  if (!draft.dateSaid) wish.days = dayOfTime(wish, value) ?? wish.days;
  if (isOfUnknownClock(draft, value)) return false;
  if (value.kind === 'shift') return shiftTime(draft, value.direction, value.minutes);
  if (value.kind === 'same') return keepTime(draft);
  if (value.kind === 'by-day') {
    const either = value.either.map(({ days, time }) => ({
      days,
      time: time && toWish(draft, likelyHours(draft, time)),
    }));
    wish.time = { kind: 'by-day', either };
    wish.edge = null;
    return true;
  }
  if (chosen && value.kind !== 'any' && value.kind !== 'edge' && !value.negated) {
    if (meets(draft, value)) return false;
    keepDay(draft);
  }
  if (value.kind === 'any') {
    wish.time = null;
    wish.notTimes = [];
    return !chosen;
  }
  if (value.kind === 'edge') return fillEdge(draft, value);
  if (value.negated) {
    ruleOut(draft, windowsOf(likeliest(value)));
    // "Make it 4, not 3": what is still wanted stays wanted.
    if (!isPossible(wish)) wish.time = null;
    return true;
  }
  wish.time = toWish(draft, value);
  wish.notTimes = stillOut(draft, windowsOf(value));
  wish.edge = null;
  return true;
}

function fillEdge(draft: Draft, value: Extract<TimeValue, { kind: 'edge' }>): true {
  const { wish, chosen } = draft.state;
  wish.edge = value.edge;
  wish.edgeAsked = value.asked === true;
  if (chosen) keepDay(draft);
  withinLimit(wish, value);
  return true;
}

/** The time taken, or the one that the appointment has which is to be moved. */
function keepTime(draft: Draft): boolean {
  const { chosen, proposal, flow, appointment, wish } = draft.state;
  const moved = flow === 'reschedule' ? appointment : null;
  const start = (chosen ?? proposal ?? moved)?.start;
  if (start === undefined) {
    if (flow === 'reschedule') wish.step = { kind: 'same' };
    return false;
  }
  const { time } = toLocal(start, draft.tenant.timeZone);
  wish.time = { kind: 'at', times: [time], around: false };
  wish.edge = null;
  return !chosen;
}

type Window = Extract<TimeValue, { kind: 'window' }>;
type Plain = Extract<TimeValue, { kind: 'at' | 'window' | 'part' }>;

/** "Not 3" is the likelier of both threes. */
const likeliest = (value: Plain): Plain =>
  value.kind === 'at' && !value.either ? { ...value, readings: value.readings.slice(0, 1) } : value;

/** Of morning and afternoon the one at which the business is ever open, where it is only one. */
function inHours({ tenant }: Draft, times: readonly LocalTime[]): readonly LocalTime[] {
  const open = times.filter((time) =>
    tenant.hours.weekly.some(({ start, end }) => time >= start && time < end),
  );
  return open.length > 0 ? open : times;
}

const likelyHours = (draft: Draft, value: Plain): Plain =>
  value.kind === 'at' ? { ...value, readings: inHours(draft, value.readings) } : value;

function toWish(draft: Draft, value: Plain): PlainTime {
  if (value.kind === 'at') {
    const { readings, around, either } = value;
    const times = either ? inHours(draft, readings) : readings;
    return { kind: 'at', times, around, ...(either ? { either } : {}) };
  }
  const [window = { from: 0, to: 24 * 60 }, ...or] = windowsOf(value);
  const part = value.kind === 'part' ? value.part : null;
  return { kind: 'window', window, part, ...(or.length > 0 ? { or } : {}) };
}

function windowsOf(value: Plain): TimeWindow[] {
  if (value.kind === 'part') return [windowOfPart(value.part)];
  if (value.kind === 'window')
    return [value, ...(value.or ?? [])].map((each) => toWindow(each, value.negated));
  return value.readings.map((time) => ({ from: toMinutes(time), to: toMinutes(time) + 1 }));
}

/**
 * The end of a window is no time to begin at, unless the words take it in ("by five"). "Not after
 * five" leaves five itself free.
 */
function toWindow(
  { from, to, inclusive, strict }: Pick<Window, 'from' | 'to' | 'inclusive' | 'strict'>,
  negated: boolean,
): TimeWindow {
  const start = from === null ? 0 : toMinutes(from) + ((negated && to === null) || strict ? 1 : 0);
  return { from: start, to: to === null ? 24 * 60 : toMinutes(to) + (inclusive ? 1 : 0) };
}

/** The time taken is what was just said again: nothing has changed. */
function meets(draft: Draft, value: Plain): boolean {
  const { chosen } = draft.state;
  if (!chosen) return false;
  const minutes = toMinutes(toLocal(chosen.start, draft.tenant.timeZone).time);
  if (value.kind === 'at') return value.readings.some((time) => toMinutes(time) === minutes);
  return windowsOf(value).some((window) => minutes >= window.from && minutes < window.to);
}

/** Another time, without a word about the day, is another time on the same day. */
function keepDay(draft: Draft): void {
  const date = dayInQuestion(draft);
  if (date) draft.state.wish.days = { from: date, to: date };
}

/** "An hour later", "earlier": from the time taken, else from what was named last. */
function shiftTime(draft: Draft, direction: 'earlier' | 'later', minutes: number | null): boolean {
  const { wish, chosen, offer, proposal, appointment, flow } = draft.state;
  const named = (offer?.slots ?? []).filter((slot) => offer?.named.includes(slot.handle));
  const edge = direction === 'later' ? named.at(-1) : named[0];
  const moved = flow === 'reschedule' ? appointment?.start : undefined;
  // "Half an hour earlier" than one's own, while times of no one's asking are on the table.
  const own = wish.time === null && (minutes !== null || wish.assumedDays) ? moved : undefined;
  const start = chosen?.start ?? proposal?.start ?? own ?? edge?.start ?? moved;
  if (!start) {
    if (flow === 'reschedule') wish.step = { kind: 'shift', direction, minutes };
    return false;
  }
  const base = toMinutes(toLocal(start, draft.tenant.timeZone).time);
  const sign = direction === 'later' ? 1 : -1;
  keepDay(draft);
  if (minutes !== null) {
    const at = Math.max(0, Math.min(base + sign * minutes, 24 * 60 - 1));
    const time = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
    wish.time = { kind: 'at', times: [time], around: false };
  } else {
    const window = sign > 0 ? { from: base + 1, to: 24 * 60 } : { from: 0, to: base };
    wish.time = { kind: 'window', window, part: null };
  }
  return true;
}
