import { monthOf, weekdayNamed } from '../calendar/names.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';

/** "I ran on Sunday, a massage on Thursday": what stands before the comma has its own day. */
const isDated = (tokens: readonly Token[], comma: number): boolean =>
  [1, 2].some((back) => weekdayNamed(textAt(tokens, comma - back)) !== undefined) ||
  (monthOf(textAt(tokens, comma - 2)) !== undefined &&
    ['number', 'ordinal'].includes(tokenAt(tokens, comma - 1).kind));

/** The words of the clause in front of the phrase, as far as they can colour it. */
export function clauseBefore(tokens: readonly Token[], from: number): readonly string[] {
  const clause: string[] = [];
  for (let at = from - 1; at >= 0 && at >= from - 9; at -= 1) {
    const { kind, text } = tokenAt(tokens, at);
    if ((kind === 'mark' && text !== ',') || ['but', 'so', 'because', 'then'].includes(text)) break;
    if (text === ',' && isDated(tokens, at)) break;
    clause.unshift(text);
  }
  return clause;
}
