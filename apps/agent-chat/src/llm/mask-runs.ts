import type { Span } from '@gomomo/understanding';
import { between, figuresOf, spelled } from './mask-words.ts';

/** Figures and letters that follow one another, in whatever way they are written or said. */
export interface Run {
  readonly span: Span;
  readonly tokens: readonly Span[];
  readonly figures: number;
  readonly letters: number;
}

interface Symbol {
  readonly span: Span;
  readonly text: string;
  readonly figures: number;
  readonly letters: number;
}

const words = /[\p{L}\p{M}]+-[rR]ay|[\p{L}\p{M}\d]+/gu;
/** What may stand between two of them; a colon is of clocks, a mark of money of prices. */
const gap = /^[\s().\-/*_·•|~,;…+#'"]{0,4}$/u;
/** "2pm", "3rd", "90min". */
const counted = /^\d{1,3}(?:am|pm|a|p|st|nd|rd|th|h|hr|hrs|min|mins|m)$/iu;
const mixed = /^(?=.*\d)(?=.*[a-z])[\da-hjkmnp-tv-z]{2,8}$/iu;

function toSymbol(match: RegExpExecArray): Symbol | null {
  const { 0: text, index } = match;
  const span = { start: index, end: index + text.length };
  const word = text.toLowerCase();
  const figures = /^\d+$/u.test(text) ? text.length : (figuresOf.get(word) ?? 0);
  if (figures > 0) return { span, text, figures, letters: 0 };
  if (/^[a-z]$/u.test(word) || spelled.has(word)) return { span, text, figures: 0, letters: 1 };
  if (between.has(word)) return { span, text, figures: 0, letters: 0 };
  if (!mixed.test(text) || counted.test(text)) return null;
  const own = text.replaceAll(/\D/gu, '').length;
  return { span, text, figures: own, letters: text.length - own };
}

/** A figure of a clock or a price is none of a number. */
const isOther = (text: string, { start, end }: Span): boolean =>
  /(?:\d:|[$€£]\s?)$/u.test(text.slice(0, start)) || /^:\d/u.test(text.slice(end));

/** "24, 25, 26 and 27": days of a month. */
const areDays = (text: string, symbols: readonly Symbol[]): boolean =>
  text.includes(',') &&
  symbols.some((each) => each.text.length === 2) &&
  symbols.every((each) => /^\d{1,2}$/u.test(each.text) && Number(each.text) <= 31);

function toRun(text: string, symbols: readonly Symbol[]): Run | null {
  const isEdge = ({ figures, letters }: Symbol): boolean => figures + letters > 0;
  const first = symbols.findIndex(isEdge);
  const kept = symbols.slice(first, symbols.findLastIndex(isEdge) + 1);
  const [head, tail] = [kept[0], kept.at(-1)];
  if (first < 0 || !head || !tail) return null;
  const span = { start: head.span.start, end: tail.span.end };
  if (areDays(text.slice(span.start, span.end), kept)) return null;
  const sum = (of: 'figures' | 'letters'): number =>
    kept.reduce((total, each) => total + each[of], 0);
  const tokens = kept.map((each) => each.span);
  return { span, tokens, figures: sum('figures'), letters: sum('letters') };
}

/** All runs of a text whose figures have been made plain. */
export function runsOf(text: string): readonly Run[] {
  const runs: Symbol[][] = [[]];
  let end = 0;
  for (const match of text.matchAll(words)) {
    const symbol = toSymbol(match);
    const joined = symbol && gap.test(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (!joined) runs.push([]);
    if (symbol && !isOther(text, symbol.span)) runs.at(-1)?.push(symbol);
    else runs.push([]);
  }
  return runs.flatMap((symbols) => toRun(text, symbols) ?? []);
}
