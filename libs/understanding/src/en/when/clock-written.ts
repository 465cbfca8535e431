import { dayWord, weekdayNamed } from '../calendar/names.ts';
import { closesTime, isAmount, isCounted } from './amount-guards.ts';
import { finish, hourAt, leadOf } from './clock-parts.ts';
import type { ClockAtom } from './clock-parts.ts';
import type { Scope } from './nodes.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const minuteDigits = (token: Token): number | undefined =>
  token.kind === 'number' && token.digits.length === 2 && token.value < 60
    ? token.value
    : undefined;

/** 5:15, 17:30:20, 5.15 pm, 10 h 10. */
export function writtenClock(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  if (hour === undefined || tokenAt(tokens, index).digits === '') return undefined;
  const mark = tokenAt(tokens, index + 1);
  const minuteToken = tokenAt(tokens, index + 2);
  const minute = minuteDigits(minuteToken);
  if (minute === undefined) return undefined;
  const base = { hour, minute, padded: tokenAt(tokens, index).digits.startsWith('0') };
  if (mark.text === ':' || mark.text === ';') {
    const seconds = textAt(tokens, index + 3) === ':' && tokenAt(tokens, index + 4).digits !== '';
    return finish(tokens, index, index + (seconds ? 5 : 3), base, 'strong');
  }
  if (mark.text === 'h') return finish(tokens, index, index + 3, base, 'strong');
  const pointed = mark.text === '.' && mark.glued && minuteToken.glued;
  return pointed ? pointedClock(tokens, index, base) : undefined;
}

/** "8.30": a time when am or pm, a lead or a quarter of an hour says so; else perhaps a price. */
function pointedClock(
  tokens: readonly Token[],
  index: number,
  base: { hour: number; minute: number; padded: boolean },
): ClockAtom | undefined {
  const more = textAt(tokens, index + 3) === '.' && tokenAt(tokens, index + 4).digits !== '';
  if (more || isAmount(tokens, index) || isCounted(tokens, index + 2)) return undefined;
  const atom = finish(tokens, index, index + 3, base, 'weak');
  if (atom.strength === 'strong') return atom;
  const quarter = base.minute % 15 === 0 && base.hour < 24 && closesTime(tokens, index + 3);
  return quarter || leadOf(tokens, index) !== undefined ? { ...atom, strength: 'medium' } : atom;
}

/** "430 tomorrow", "friday 1030": a day next to three or four digits. */
const besideDay = (tokens: readonly Token[], index: number): boolean =>
  [index - 1, index + 1].some((at) => {
    const word = textAt(tokens, at);
    return dayWord(word) !== undefined || (weekdayNamed(word) !== undefined && word !== 'sat');
  });

const hoursSign = /^h(?:ou)?rs?$/u;

/** 1140 a.m., "at 715 pm", 1530 hrs, and a bare 1945 where a time is asked. */
export function compactClock(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): ClockAtom | undefined {
  const { digits, value } = tokenAt(tokens, index);
  if (digits.length < 3 || digits.length > 4) return undefined;
  const hour = Math.floor(value / 100);
  const minute = value % 100;
  const signed = digits.length === 4 && hoursSign.test(textAt(tokens, index + 1));
  if (hour > 23 || minute > 59 || (isAmount(tokens, index) && !signed)) return undefined;
  const base = { hour, minute, padded: digits.startsWith('0') };
  if (signed) return finish(tokens, index, index + 2, base, 'strong');
  const atom = finish(tokens, index, index + 1, base, 'weak');
  if (atom.strength === 'strong' && atom.clock.half !== undefined) return atom;
  const wanted = leadOf(tokens, index) === 'at' || scope.timeAsked || besideDay(tokens, index);
  const led = wanted && minute % 5 === 0 && closesTime(tokens, index + 1);
  return led ? { ...atom, strength: 'medium' } : undefined;
}
