import { daypartOf } from '../calendar/names.ts';
import { closesTime, inDigitRun, isAmount } from './amount-guards.ts';
import { standsByClock } from './clock-beside.ts';
import { spokenFraction } from './clock-fractions.ts';
import { ish, namedClock } from './clock-named.ts';
import { shiftedClock } from './clock-shift.ts';
import { finish, hourAt, leadOf } from './clock-parts.ts';
import type { ClockAtom } from './clock-parts.ts';
import { compactClock, writtenClock } from './clock-written.ts';
import type { Scope } from './nodes.ts';
import { boundBehind } from './bounds.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** "six fifteen", "nine oh five", "21 35", "two five p.m.", "eleven zero in the morning". */
function paired(tokens: readonly Token[], index: number, scope: Scope): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  const minuteAt = speltPair(tokens, index) ? index + 2 : index + 1;
  const token = tokenAt(tokens, minuteAt);
  if (hour === undefined || token.kind !== 'number' || token.value > 59) return undefined;
  if (tokenAt(tokens, index).glued && tokenAt(tokens, index - 1).kind !== 'mark') return undefined;
  if (token.text === 'hundred' || isAmount(tokens, index) || inDigitRun(tokens, index))
    return undefined;
  const full = token.digits === '' ? token.value >= 10 : token.digits.length === 2;
  const following = tokenAt(tokens, minuteAt + 1);
  if (following.kind === 'number' && beginsPair(tokens, minuteAt)) return undefined;
  const atom = finish(tokens, index, minuteAt + 1, { hour, minute: token.value }, 'medium');
  if (atom.strength === 'strong') return atom;
  if (!full || isAmount(tokens, minuteAt)) return undefined;
  const led = leadOf(tokens, index) !== undefined || scope.timeAsked;
  return { ...atom, strength: led || token.value % 5 === 0 ? 'medium' : 'weak' };
}

/** "four-thirty", "nine-forty-five": both in words, the second as minutes are said. */
function speltPair(tokens: readonly Token[], index: number): boolean {
  const [hyphen, minute] = [tokenAt(tokens, index + 1), tokenAt(tokens, index + 2)];
  const written = tokenAt(tokens, index).digits !== '' || minute.digits !== '';
  if (written || hyphen.text !== '-' || !hyphen.glued || !minute.glued) return false;
  return minute.kind === 'number' && minute.value >= 10;
}

/** In "for two twelve thirty" the pair is the last two numbers. */
const beginsPair = (tokens: readonly Token[], index: number): boolean => {
  const hour = hourAt(tokens, index);
  const minute = tokenAt(tokens, index + 1);
  return hour !== undefined && hour > 0 && minute.value >= 10 && minute.value < 60;
};

/** "nineteen hundred", "thirteen hundred hours", "oh nine hundred". */
function militaryHour(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const token = tokenAt(tokens, index);
  if (token.text === 'oh' || token.text === 'zero') {
    const { value, digits } = tokenAt(tokens, index + 1);
    const hours = textAt(tokens, index + 2) === 'hours' ? index + 3 : index + 2;
    return digits === '' && value >= 100 && value < 1000 && value % 100 === 0
      ? finish(tokens, index, hours, { hour: value / 100, minute: 0, exact: true }, 'strong')
      : undefined;
  }
  if (token.kind !== 'number' || token.text !== 'hundred' || token.value > 2400) return undefined;
  const to = textAt(tokens, index + 1) === 'hours' ? index + 2 : index + 1;
  return finish(tokens, index, to, { hour: token.value / 100, minute: 0 }, 'strong');
}

/** "5 pm", "seven o'clock", "11-ish", "at 5", and a bare "5" where a time is wanted. */
function wholeHour(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  const hourSign = /^hr?$/u.test(textAt(tokens, index + 1)) && tokenAt(tokens, index + 1).glued;
  if (hour === undefined) return undefined;
  if (isAmount(tokens, index) && !(hourSign && hour > 12)) return undefined;
  const before = tokenAt(tokens, index - 1);
  const token = tokenAt(tokens, index);
  if (token.glued && before.kind === 'word') return undefined;
  const base = { hour, minute: 0, padded: token.digits.length === 2 && hour < 10 };
  if (hourSign || textAt(tokens, index + 1) === "o'clock")
    return finish(tokens, index, index + 2, base, 'strong');
  const after = ish(tokens, index + 1);
  if (after > index + 1) return finish(tokens, index, after, base, 'strong');
  return bareHour(tokens, index, base);
}

/** A number with nothing but its surroundings to make it a time. */
function bareHour(
  tokens: readonly Token[],
  index: number,
  base: { hour: number; minute: number; padded: boolean },
): ClockAtom | undefined {
  const before = tokenAt(tokens, index - 1);
  const token = tokenAt(tokens, index);
  const atom = finish(tokens, index, index + 1, base, 'weak');
  if (atom.strength === 'strong') return atom;
  if (countsDayparts(tokens, index)) return undefined;
  if (boundBehind(tokens, index + 1) !== undefined && closesTime(tokens, index + 1))
    return { ...atom, strength: 'medium' };
  if (inDigitRun(tokens, index) || isPartOfNumber(tokens, index)) return undefined;
  if (standsByClock(tokens, index)) return { ...atom, strength: 'medium' };
  const lead = leadOf(tokens, index);
  const closes = closesTime(tokens, index + 1);
  const name = tokenAt(tokens, index + 1).capital && !closes && !isClient(tokens, index + 1);
  if (lead === 'at' && (closes || (before.text === 'at' && !name)))
    return { ...atom, strength: 'medium' };
  if (lead === 'limit' && closes && !countsUp(tokens, index))
    return { ...atom, strength: 'medium' };
  // "one" is more often a thing than an hour: "how about one in Sunnyvale?"
  const pronoun =
    base.hour === 1 &&
    lead === undefined &&
    token.digits === '' &&
    daypartOf(before.text) === undefined &&
    (before.kind !== 'mark' || !endsPhrase(tokens, index + 1));
  return pronoun ? undefined : atom;
}

/** "At 11 Lena Fox 212 555 0143": a first and a last name with a number to call. */
const isClient = (tokens: readonly Token[], index: number): boolean =>
  tokenAt(tokens, index + 1).capital &&
  tokenAt(tokens, index + 2).kind === 'number' &&
  tokenAt(tokens, index + 2).digits.length >= 3;

/** "one morning", "two evenings a week". */
const countsDayparts = (tokens: readonly Token[], index: number): boolean => {
  const next = textAt(tokens, index + 1);
  if (daypartOf(next) === undefined) return false;
  return (
    next.endsWith('s') || (tokenAt(tokens, index).digits === '' && textAt(tokens, index) === 'one')
  );
};

/** "from 7 to 9 people" */
const countsUp = (tokens: readonly Token[], index: number): boolean =>
  textAt(tokens, index + 1) === 'to' && isAmount(tokens, index + 2);

const endsPhrase = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index);
  return (
    next.kind === 'mark' || ['please', 'on', 'works', 'is', 'tomorrow', 'today'].includes(next.text)
  );
};

/** Digits inside 4:3, 1,000, 3.5 or 12-34. */
function isPartOfNumber(tokens: readonly Token[], index: number): boolean {
  const mark = tokenAt(tokens, index + 1);
  const joins = mark.kind === 'mark' && mark.glued && tokenAt(tokens, index + 2).glued;
  if (joins && tokenAt(tokens, index + 2).kind === 'number' && mark.text !== '-') return true;
  const before = tokenAt(tokens, index - 1);
  return (
    before.kind === 'mark' &&
    tokenAt(tokens, index).glued &&
    before.glued &&
    before.text !== '-' &&
    tokenAt(tokens, index - 2).kind === 'number'
  );
}

/** The clock time that starts at `index`, the longest reading first. */
export function clockAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): ClockAtom | undefined {
  const token = tokenAt(tokens, index);
  const shifted = shiftedClock(tokens, index, scope, clockAt);
  if (shifted !== undefined) return shifted;
  if (token.kind === 'word')
    return (
      namedClock(tokens, index) ?? spokenFraction(tokens, index) ?? militaryHour(tokens, index)
    );
  if (token.kind !== 'number') return undefined;
  return (
    writtenClock(tokens, index) ??
    militaryHour(tokens, index) ??
    spokenFraction(tokens, index) ??
    paired(tokens, index, scope) ??
    compactClock(tokens, index, scope) ??
    wholeHour(tokens, index)
  );
}
