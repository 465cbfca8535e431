import { closesTime, isAmount } from './amount-guards.ts';
import { spokenFraction } from './clock-fractions.ts';
import { namedClock } from './clock-named.ts';
import { finish, hourAt, leadOf } from './clock-parts.ts';
import type { ClockAtom } from './clock-parts.ts';
import { writtenClock } from './clock-written.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const isJoin = (word: string): boolean => word === 'or' || word === '/';

/** "3 pm", "ten o'clock": an hour that says itself that it is one. */
function markedHour(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  if (hour === undefined) return undefined;
  if (textAt(tokens, index + 1) === "o'clock")
    return finish(tokens, index, index + 2, { hour, minute: 0 }, 'strong');
  const atom = finish(tokens, index, index + 1, { hour, minute: 0 }, 'weak');
  return atom.strength === 'strong' ? atom : undefined;
}

/** "10 30": an hour and its minutes, apart. */
function spacedClock(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const [hour, minute] = [hourAt(tokens, index), tokenAt(tokens, index + 1)];
  const isPair = hour !== undefined && minute.digits.length === 2 && minute.value < 60;
  if (!isPair || tokenAt(tokens, index).digits === '' || isAmount(tokens, index + 1))
    return undefined;
  return finish(tokens, index, index + 2, { hour, minute: minute.value }, 'medium');
}

/** A clock time that no words beside it are needed for. */
const sureClockAt = (tokens: readonly Token[], index: number): ClockAtom | undefined =>
  namedClock(tokens, index) ??
  writtenClock(tokens, index) ??
  spokenFraction(tokens, index) ??
  markedHour(tokens, index) ??
  spacedClock(tokens, index);

const isSureAt = (tokens: readonly Token[], index: number): boolean => {
  const clock = sureClockAt(tokens, index);
  return clock !== undefined && clock.strength !== 'weak';
};

/** Where the sure clock time begins that ends in front of the token; -1 where none does. */
function sureStart(tokens: readonly Token[], to: number): number {
  for (let from = to - 1; from >= Math.max(0, to - 5); from -= 1) {
    const clock = sureClockAt(tokens, from);
    if (clock?.to === to && clock.strength !== 'weak') return from;
  }
  return -1;
}

/** Longest row of alternatives that is looked along. */
const row = 3;

/** "11, noon or 1", "10 or 10:30": a sure one stands further on in the row. */
function leadsToClock(tokens: readonly Token[], index: number): boolean {
  let at = index;
  for (let seen = 0; seen < row; seen += 1) {
    const join = textAt(tokens, at + 1);
    if (!isJoin(join) && join !== ',') return false;
    const clock = sureClockAt(tokens, at + 2);
    if (clock !== undefined && clock.strength !== 'weak')
      return isJoin(join) || isJoin(textAt(tokens, clock.to));
    if (hourAt(tokens, at + 2) === undefined) return false;
    at += 2;
  }
  return false;
}

/** "Noon or 1", "2pm, 3 or 4": a sure one stands in front in the row. */
function followsClock(tokens: readonly Token[], index: number): boolean {
  let at = index;
  for (let seen = 0; seen < row; seen += 1) {
    const join = textAt(tokens, at - 1);
    if (!isJoin(join) && !(join === ',' && seen > 0)) return false;
    if (sureStart(tokens, at - 1) >= 0) return true;
    if (hourAt(tokens, at - 2) === undefined) return false;
    at -= 2;
  }
  return false;
}

/** "At 2 or 3". */
const followsLead = (tokens: readonly Token[], index: number): boolean =>
  isJoin(textAt(tokens, index - 1)) &&
  tokenAt(tokens, index - 2).kind === 'number' &&
  leadOf(tokens, index - 2) === 'at';

const contrasts = new Set([',', 'but', '-', 'at', 'not', 'rather']);

/** "Not eleven, noon", "noon, not 11": the one is refused for the other. */
function isContrasted(tokens: readonly Token[], index: number): boolean {
  const refused = textAt(tokens, index - (textAt(tokens, index - 1) === 'at' ? 2 : 1)) === 'not';
  let behind = index + 1;
  while (behind < index + 4 && contrasts.has(textAt(tokens, behind))) behind += 1;
  if (refused && behind > index + 1 && isSureAt(tokens, behind)) return true;
  let before = index - 1;
  while (before > index - 4 && contrasts.has(textAt(tokens, before))) before -= 1;
  const start = before === index - 1 ? -1 : sureStart(tokens, before + 1);
  if (start < 0) return false;
  return refused || textAt(tokens, start - 1) === 'not';
}

/** "Anytime but 3", "any time except at 11". */
function isExcepted(tokens: readonly Token[], index: number): boolean {
  const at = textAt(tokens, index - 1) === 'at' ? index - 2 : index - 1;
  if (!['but', 'except'].includes(textAt(tokens, at))) return false;
  return textAt(tokens, at - 1) === 'anytime' || textAt(tokens, at - 1) === 'time';
}

/** A bare number that the clock time beside it makes one as well: an alternative to it, or its contrary. */
export function standsByClock(tokens: readonly Token[], index: number): boolean {
  const lead = textAt(tokens, index - 1);
  if (isAmount(tokens, index) || lead === 'for' || lead === 'of') return false;
  if (leadsToClock(tokens, index)) return true;
  const follows =
    followsClock(tokens, index) ||
    followsLead(tokens, index) ||
    isContrasted(tokens, index) ||
    isExcepted(tokens, index);
  return follows && closesTime(tokens, index + 1);
}
