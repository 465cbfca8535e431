import { weekdayNamed } from '../calendar/names.ts';
import type { TokenSpan } from './phrase.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** "The day before", "the Monday after that": a day that goes by another one. */
export interface Beside extends TokenSpan {
  readonly sign: 1 | -1;
  /** ISO; absent: the very next day. */
  readonly weekday?: number;
}

const signs = new Map<string, 1 | -1>([
  ['before', -1],
  ['after', 1],
]);
const pronouns = new Set(['that', 'it', 'this', 'then']);
/** Behind these nothing follows that it could be before or after. */
const closing = new Set(
  'at in instead please pls then works is would for if around or and same with thanks'.split(' '),
);

const closes = (tokens: readonly Token[], index: number): boolean =>
  tokenAt(tokens, index).kind === 'mark' || closing.has(textAt(tokens, index));

function beginOf(tokens: readonly Token[], place: number): number {
  const first = ['next', 'first', 'very'].includes(textAt(tokens, place - 1)) ? place - 1 : place;
  return textAt(tokens, first - 1) === 'the' ? first - 1 : first;
}

/** What stands at its day word, where no day follows that it goes by. */
export function besideAt(tokens: readonly Token[], place: number): Beside | undefined {
  const sign = signs.get(textAt(tokens, place + 1));
  const word = textAt(tokens, place);
  const weekday = weekdayNamed(word);
  if (sign === undefined || (word !== 'day' && weekday === undefined)) return undefined;
  const pointed = pronouns.has(textAt(tokens, place + 2));
  const from = beginOf(tokens, place);
  const led = textAt(tokens, from) === 'the';
  const to = pointed ? place + 3 : place + 2;
  if (weekday === undefined) return led ? { from, to, sign } : undefined;
  const open = pointed || (led && closes(tokens, place + 2));
  return open ? { from, to, sign, weekday } : undefined;
}
