import { isAmount } from './amount-guards.ts';
import { finish } from './clock-parts.ts';
import type { ClockAtom } from './clock-parts.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

const pastWords = new Set(['past', 'after']);
const toWords = new Set(['to', 'before', 'till', 'til', 'of']);

/** Words behind which "5 to 7" is a window of hours and not five minutes before seven. */
export const windowLeads = new Set([
  'from',
  'between',
  'out',
  'free',
  'available',
  'open',
  'busy',
  'away',
  'anytime',
  'sometime',
  'hours',
  'window',
]);

interface Fraction {
  readonly minutes: number;
  readonly to: number;
  /** Said with "half", "quarter" or "minutes": nothing but a clock time. */
  readonly sure: boolean;
}

function fractionAt(tokens: readonly Token[], index: number): Fraction | undefined {
  const at = textAt(tokens, index) === 'a' ? index + 1 : index;
  const word = textAt(tokens, at);
  if (word === 'quarter') {
    const hyphen = textAt(tokens, at + 1) === '-';
    return { minutes: 15, to: hyphen ? at + 2 : at + 1, sure: true };
  }
  if (/^quarters$/u.test(textAt(tokens, at + 1)) && tokenAt(tokens, at).value === 3)
    return { minutes: 45, to: at + 2, sure: true };
  if (word === 'half') {
    const hyphen = textAt(tokens, at + 1) === '-';
    return { minutes: 30, to: hyphen ? at + 2 : at + 1, sure: true };
  }
  const token = tokenAt(tokens, index);
  if (token.kind !== 'number' || token.value < 1 || token.value > 30) return undefined;
  if (/^min(ute)?s?$/u.test(textAt(tokens, index + 1)))
    return { minutes: token.value, to: index + 2, sure: true };
  if (isAmount(tokens, index) || token.value % 5 !== 0) return undefined;
  return { minutes: token.value, to: index + 1, sure: false };
}

const hourOnly = (tokens: readonly Token[], index: number): number | undefined => {
  const word = textAt(tokens, index);
  if (word === 'noon' || word === 'midday') return 12;
  if (word === 'midnight') return 24;
  const token = tokenAt(tokens, index);
  const isHour =
    token.kind === 'number' &&
    token.text !== 'hundred' &&
    token.digits.length <= 2 &&
    token.value <= 24 &&
    !isAmount(tokens, index);
  return isHour ? token.value : undefined;
};

/** "Ten or half past": of the hour that was said last. */
function hourBefore(
  tokens: readonly Token[],
  index: number,
  { sure, to }: Fraction,
): number | undefined {
  const joined = textAt(tokens, index - 1) === 'or' && sure;
  const next = tokenAt(tokens, to + 1);
  const closes = next.kind === 'mark' || ['please', 'works', 'is', 'on', 'for'].includes(next.text);
  return joined && closes ? hourOnly(tokens, index - 2) : undefined;
}

/** Whether "ten to four" stands where a window of hours would ("I am out ten to four"). */
function isWindow(tokens: readonly Token[], index: number, fraction: Fraction): boolean {
  if (fraction.sure) return false;
  return windowLeads.has(textAt(tokens, index - 1)) || windowLeads.has(textAt(tokens, index - 2));
}

/** "half past 5", "quarter to seven", "25 to 7", "ten minutes after 3", British "half nine". */
export function spokenFraction(tokens: readonly Token[], index: number): ClockAtom | undefined {
  const fraction = fractionAt(tokens, index);
  if (fraction === undefined || tokenAt(tokens, index - 1).kind === 'number') return undefined;
  const word = textAt(tokens, fraction.to);
  const told = toWords.has(word) && (fraction.sure || word === 'to' || word === 'till');
  const direction = pastWords.has(word) ? 1 : told ? -1 : 0;
  if (direction === 0) {
    const hour = hourOnly(tokens, fraction.to);
    const british = hour !== undefined && fraction.minutes === 30 && fraction.sure && hour > 0;
    const half = textAt(tokens, index) === 'half' || textAt(tokens, index + 1) === 'half';
    if (!british || !half || hour > 12) return undefined;
    return finish(tokens, index, fraction.to + 1, { hour, minute: 30 }, 'medium');
  }
  const own = hourOnly(tokens, fraction.to + 1);
  const hour = own ?? hourBefore(tokens, index, fraction);
  if (hour === undefined || isWindow(tokens, index, fraction)) return undefined;
  // "30 to 7" is nobody's clock time.
  if (!fraction.sure && fraction.minutes === 30 && direction < 0) return undefined;
  const total = (hour * 60 + direction * fraction.minutes + 1440) % 1440;
  const end = own === undefined ? fraction.to + 1 : fraction.to + 2;
  const clock = own !== undefined && textAt(tokens, end) === "o'clock" ? end + 1 : end;
  const twelveHour = hour > 0 && hour <= 12;
  const minutes = twelveHour && total < 60 ? total + 720 : total;
  return finish(
    tokens,
    index,
    clock,
    { hour: Math.floor(minutes / 60), minute: minutes % 60 },
    fraction.sure ? 'strong' : 'medium',
  );
}
