import { closesTime, inDigitRun, isAmount, isCounted } from './amount-guards.ts';
import { clockSuffix } from './clock-suffix.ts';
import { spokenFraction } from './clock-fractions.ts';
import type { Atom, ClockExpr, Scope, Strength } from './nodes.ts';
import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';

type ClockAtom = Extract<Atom, { kind: 'clock' }>;

export const hourAt = (tokens: readonly Token[], index: number): number | undefined => {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'number' || token.text === 'hundred' || token.digits.length > 2)
    return undefined;
  return token.value <= 24 ? token.value : undefined;
};

const finish = (
  tokens: readonly Token[],
  from: number,
  to: number,
  base: Pick<ClockExpr, 'hour' | 'minute' | 'padded'>,
  strength: Strength,
): ClockAtom => {
  const suffix = clockSuffix(tokens, to);
  const clock: ClockExpr = {
    ...base,
    ...(suffix?.half === undefined ? {} : { half: suffix.half }),
    ...(suffix?.daypart === undefined ? {} : { daypart: suffix.daypart }),
  };
  return {
    kind: 'clock',
    from,
    to: suffix?.to ?? to,
    clock,
    strength: suffix === undefined ? strength : 'strong',
  };
};

const approximators = new Set(['at', 'around', 'about', 'approximately', 'roughly', 'circa', '@']);
const limits = new Set(['by', 'before', 'after', 'until', 'till', 'til', 'than', 'from', 'past']);

/** How strongly the word before a bare number says that a clock time follows. */
export function leadOf(tokens: readonly Token[], index: number): 'at' | 'limit' | undefined {
  const word = textAt(tokens, index - 1);
  const offers = word === 'about' && ['how', 'what'].includes(textAt(tokens, index - 2));
  if (offers) return undefined;
  if (approximators.has(word)) return 'at';
  return limits.has(word) ? 'limit' : undefined;
}

const minuteDigits = (token: Token): number | undefined =>
  token.kind === 'number' && token.digits.length === 2 && token.value < 60
    ? token.value
    : undefined;

/** 5:15, 17:30:20, 5.15 pm, 10 h 10. */
function written(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  if (hour === undefined || tokenAt(tokens, index).digits === '') return undefined;
  const mark = tokenAt(tokens, index + 1);
  const minuteToken = tokenAt(tokens, index + 2);
  const minute = minuteDigits(minuteToken);
  const padded = tokenAt(tokens, index).digits.startsWith('0');
  if (minute === undefined) return undefined;
  if (mark.text === ':' || mark.text === ';') {
    const seconds = textAt(tokens, index + 3) === ':' && tokenAt(tokens, index + 4).digits !== '';
    return finish(tokens, index, index + (seconds ? 5 : 3), { hour, minute, padded }, 'strong');
  }
  if (mark.text === 'h' && (mark.glued || minuteToken.glued || tokenAt(tokens, index).value > 0))
    return finish(tokens, index, index + 3, { hour, minute, padded }, 'strong');
  if (mark.text !== '.' || !mark.glued || !minuteToken.glued) return undefined;
  const more = textAt(tokens, index + 3) === '.' && tokenAt(tokens, index + 4).digits !== '';
  if (more || isAmount(tokens, index) || isCounted(tokens, index + 2)) return undefined;
  const atom = finish(tokens, index, index + 3, { hour, minute, padded }, 'weak');
  return atom.strength === 'strong' || leadOf(tokens, index) === undefined
    ? atom
    : { ...atom, strength: 'medium' };
}

/** "six fifteen", "nine oh five", "21 35", "two five p.m.", "eleven zero in the morning". */
function paired(tokens: readonly Token[], index: number, scope: Scope): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  const token = tokenAt(tokens, index + 1);
  if (hour === undefined || token.kind !== 'number' || token.value > 59) return undefined;
  if (tokenAt(tokens, index).glued && tokenAt(tokens, index - 1).kind !== 'mark') return undefined;
  if (token.text === 'hundred' || isAmount(tokens, index) || inDigitRun(tokens, index))
    return undefined;
  const full = token.digits === '' ? token.value >= 10 : token.digits.length === 2;
  const following = tokenAt(tokens, index + 2);
  if (following.kind === 'number' && beginsPair(tokens, index + 1)) return undefined;
  const atom = finish(tokens, index, index + 2, { hour, minute: token.value }, 'medium');
  if (atom.strength === 'strong') return atom;
  if (!full || isAmount(tokens, index + 1)) return undefined;
  const led = leadOf(tokens, index) !== undefined || scope.timeAsked;
  return { ...atom, strength: led || token.value % 5 === 0 ? 'medium' : 'weak' };
}

/** In "for two twelve thirty" the pair is the last two numbers. */
const beginsPair = (tokens: readonly Token[], index: number): boolean => {
  const hour = hourAt(tokens, index);
  const minute = tokenAt(tokens, index + 1);
  return hour !== undefined && hour > 0 && minute.value >= 10 && minute.value < 60;
};

/** 1140 a.m., "at 715 pm", 1530 hrs. */
function compact(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const { digits, value } = tokenAt(tokens, index);
  if (digits.length < 3 || digits.length > 4) return undefined;
  const hour = Math.floor(value / 100);
  const minute = value % 100;
  if (hour > 23 || minute > 59 || isAmount(tokens, index)) {
    if (!/^h(ou)?rs?$/u.test(textAt(tokens, index + 1)) || digits.length !== 4) return undefined;
  }
  const padded = digits.startsWith('0');
  const atom = finish(tokens, index, index + 1, { hour, minute, padded }, 'weak');
  if (atom.strength === 'strong' && atom.clock.half !== undefined) return atom;
  if (/^h(ou)?rs?$/u.test(textAt(tokens, index + 1)) && hour < 24 && minute < 60)
    return finish(tokens, index, index + 2, { hour, minute, padded }, 'strong');
  const led =
    leadOf(tokens, index) === 'at' && digits.length === 4 && closesTime(tokens, index + 1);
  return led ? { ...atom, strength: 'medium' } : undefined;
}

/** "nineteen hundred", "thirteen hundred hours". */
function militaryHour(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const token = tokenAt(tokens, index);
  if (token.text !== 'hundred' || token.value > 2400) return undefined;
  const to = textAt(tokens, index + 1) === 'hours' ? index + 2 : index + 1;
  return finish(tokens, index, to, { hour: token.value / 100, minute: 0 }, 'strong');
}

const ish = (tokens: readonly Token[], index: number): number => {
  if (textAt(tokens, index) === 'ish') return index + 1;
  return textAt(tokens, index) === '-' && textAt(tokens, index + 1) === 'ish' ? index + 2 : index;
};

/** "5 pm", "seven o'clock", "11-ish", "at 5", and a bare "5" where a time is wanted. */
function wholeHour(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const hour = hourAt(tokens, index);
  if (hour === undefined || isAmount(tokens, index)) return undefined;
  const before = tokenAt(tokens, index - 1);
  const token = tokenAt(tokens, index);
  if (token.glued && before.kind === 'word') return undefined;
  const base = { hour, minute: 0, padded: token.digits.length === 2 && hour < 10 };
  const next = textAt(tokens, index + 1);
  if (next === "o'clock") return finish(tokens, index, index + 2, base, 'strong');
  if (/^(h|hr)$/u.test(next) && tokenAt(tokens, index + 1).glued)
    return finish(tokens, index, index + 2, base, 'strong');
  const after = ish(tokens, index + 1);
  if (after > index + 1) return finish(tokens, index, after, base, 'strong');
  const atom = finish(tokens, index, index + 1, base, 'weak');
  if (atom.strength === 'strong') return atom;
  if (inDigitRun(tokens, index) || isPartOfNumber(tokens, index)) return undefined;
  const lead = leadOf(tokens, index);
  const closes = closesTime(tokens, index + 1);
  const name = tokenAt(tokens, index + 1).capital && !closes;
  if (lead === 'at' && (closes || (before.text === 'at' && !name)))
    return { ...atom, strength: 'medium' };
  if (lead === 'limit' && closes) return { ...atom, strength: 'medium' };
  // "one" is more often a thing than an hour: "how about one in Sunnyvale?"
  const pronoun =
    hour === 1 && lead === undefined && token.digits === '' && !endsPhrase(tokens, index + 1);
  return pronoun ? undefined : atom;
}

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

/** noon, midday, midnight, "12 noon", "noonish", "mid night". */
function named(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const word = textAt(tokens, index);
  const make = (to: number, hour: number): ClockAtom => ({
    kind: 'clock',
    from: index,
    to,
    clock: { hour, minute: 0, half: hour === 0 ? 'am' : 'pm' },
    strength: 'strong',
  });
  if (word === 'noon' || word === 'midday' || word === 'noonish' || word === 'noontime')
    return make(ish(tokens, index + 1), 12);
  if (word === 'midnight') return make(index + 1, 0);
  if (word !== 'mid') return undefined;
  const next = textAt(tokens, index + 1) === '-' ? index + 2 : index + 1;
  if (textAt(tokens, next) === 'night') return make(next + 1, 0);
  return textAt(tokens, next) === 'day' ? make(next + 1, 12) : undefined;
}

/** The clock time that starts at `index`, the longest reading first. */
export function clockAt(
  tokens: readonly Token[],
  index: number,
  scope: Scope,
): ClockAtom | undefined {
  const token = tokenAt(tokens, index);
  if (token.kind === 'word') return named(tokens, index) ?? spokenFraction(tokens, index, finish);
  if (token.kind !== 'number') return undefined;
  return (
    written(tokens, index) ??
    militaryHour(tokens, index) ??
    spokenFraction(tokens, index, finish) ??
    paired(tokens, index, scope) ??
    compact(tokens, index) ??
    wholeHour(tokens, index)
  );
}
