import { tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';

/** The words of a turn in a row, for patterns, with the way back to their places. */
export interface PlainText {
  readonly find: (pattern: RegExp) => Span | undefined;
}

export function plainText(tokens: readonly Token[]): PlainText {
  const starts: number[] = [];
  let length = 0;
  for (const token of tokens) {
    starts.push(length);
    length += token.text.length + 1;
  }
  const text = tokens.map((token) => token.text).join(' ');
  const at = (offset: number): Token =>
    tokenAt(
      tokens,
      Math.max(
        0,
        starts.findLastIndex((start) => start <= offset),
      ),
    );
  return {
    find: (pattern) => {
      const match = pattern.exec(text);
      if (match === null) return undefined;
      return { start: at(match.index).start, end: at(match.index + match[0].length - 1).end };
    },
  };
}
