import { ordinalSuffixes, ordinals, tens, units } from './number-words.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

interface Read {
  readonly token: Token;
  readonly to: number;
}

const joined = (
  tokens: readonly Token[],
  from: number,
  to: number,
  fields: Pick<Token, 'kind' | 'value'> & Partial<Token>,
): Read => {
  const first = tokenAt(tokens, from);
  return {
    token: {
      ...first,
      text: String(fields.value),
      digits: '',
      ...fields,
      end: tokenAt(tokens, to - 1).end,
    },
    to,
  };
};

/** Skips the hyphen of "twenty-five" and the "and" of "two thousand and five". */
const afterHyphen = (tokens: readonly Token[], index: number): number =>
  textAt(tokens, index) === '-' && tokenAt(tokens, index).glued ? index + 1 : index;

/** "five", "twenty five", "twenty-five": a number below a hundred. */
function belowHundred(
  tokens: readonly Token[],
  index: number,
): { value: number; to: number } | undefined {
  const word = textAt(tokens, index);
  const unit = units.get(word);
  if (unit !== undefined) return { value: unit, to: index + 1 };
  const ten = tens.get(word);
  if (ten === undefined) return undefined;
  const next = afterHyphen(tokens, index + 1);
  const small = units.get(textAt(tokens, next));
  if (small !== undefined && small > 0 && small < 10) return { value: ten + small, to: next + 1 };
  return { value: ten, to: index + 1 };
}

/** "hundred" and "thousand" behind a number: "two thousand and eighteen", "three hundred forty". */
function withMagnitude(
  tokens: readonly Token[],
  start: number,
  head: { value: number; to: number },
): Read {
  const magnitude = textAt(tokens, head.to);
  const factor = magnitude === 'thousand' ? 1000 : magnitude === 'hundred' ? 100 : 0;
  const single = head.to === start + 1 ? textAt(tokens, start) : 'spelt';
  if (factor === 0)
    return joined(tokens, start, head.to, { kind: 'number', value: head.value, text: single });
  const restAt = textAt(tokens, head.to + 1) === 'and' ? head.to + 2 : head.to + 1;
  const rest = belowHundred(tokens, restAt);
  if (rest !== undefined && rest.value > 0 && (factor === 1000 || head.value < 10)) {
    const value = head.value * factor + rest.value;
    return joined(tokens, start, rest.to, { kind: 'number', value, text: 'spelt' });
  }
  const text = factor === 100 && head.value > 9 ? 'hundred' : 'spelt';
  return joined(tokens, start, head.to + 1, { kind: 'number', value: head.value * factor, text });
}

/** "eleventh", "twenty first", "twenty-first". */
function spelledOrdinal(tokens: readonly Token[], index: number): Read | undefined {
  const word = textAt(tokens, index);
  const plain = ordinals.get(word);
  if (plain !== undefined)
    return joined(tokens, index, index + 1, { kind: 'ordinal', value: plain, text: word });
  const ten = tens.get(word);
  if (ten === undefined) return undefined;
  const next = afterHyphen(tokens, index + 1);
  const small = ordinals.get(textAt(tokens, next));
  if (small === undefined || small > 9) return undefined;
  return joined(tokens, index, next + 1, { kind: 'ordinal', value: ten + small, text: 'spelt' });
}

/** "oh five", "o five", "zero five" behind an hour: minutes with a leading zero. */
function leadingZero(
  tokens: readonly Token[],
  index: number,
  previous: Token | undefined,
): Read | undefined {
  const word = textAt(tokens, index);
  if (word !== 'oh' && word !== 'o' && word !== 'zero') return undefined;
  if (previous?.kind !== 'number' || previous.text === 'hundred') return undefined;
  const small = units.get(textAt(tokens, index + 1));
  if (small === undefined || small > 9) return undefined;
  return joined(tokens, index, index + 2, {
    kind: 'number',
    value: small,
    digits: `0${String(small)}`,
    text: 'spelt',
  });
}

function digitNumber(tokens: readonly Token[], index: number): Read {
  const suffix = tokenAt(tokens, index + 1);
  const token = tokenAt(tokens, index);
  if (suffix.glued && ordinalSuffixes.has(suffix.text) && token.digits.length <= 2)
    return joined(tokens, index, index + 2, {
      kind: 'ordinal',
      value: token.value,
      digits: token.digits,
    });
  return { token, to: index + 1 };
}

function readNumber(
  tokens: readonly Token[],
  index: number,
  previous: Token | undefined,
): Read | undefined {
  const token = tokenAt(tokens, index);
  if (token.kind === 'number') return digitNumber(tokens, index);
  if (token.kind !== 'word') return undefined;
  const zero = leadingZero(tokens, index, previous);
  if (zero !== undefined) return zero;
  const ordinal = spelledOrdinal(tokens, index);
  if (ordinal !== undefined) return ordinal;
  const head = belowHundred(tokens, index);
  return head === undefined ? undefined : withMagnitude(tokens, index, head);
}

/** Number words and suffixed digits become number and ordinal tokens; the rest stays. */
export function readNumbers(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  let index = 0;
  while (index < tokens.length) {
    const read = readNumber(tokens, index, result.at(-1));
    result.push(read?.token ?? tokenAt(tokens, index));
    index = read?.to ?? index + 1;
  }
  return result;
}
