import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import type { Span } from '../types.ts';

const nouns = new Set([
  'one',
  'option',
  'choice',
  'time',
  'slot',
  'appointment',
  'opening',
  'ones',
]);
const leads = new Set(['option', 'number', 'choice', 'slot', 'press', '#']);
const lastWords = new Set(['last', 'final', 'latter']);

const ends = (tokens: readonly Token[], index: number): boolean => {
  const next = tokenAt(tokens, index);
  return (
    next.kind === 'mark' ||
    [
      'please',
      'if',
      'works',
      'is',
      'sounds',
      'would',
      'then',
      'thanks',
      'looks',
      'will',
      'seems',
    ].includes(next.text)
  );
};

const isOfThem = (tokens: readonly Token[], index: number): boolean =>
  textAt(tokens, index) === 'of' && ['those', 'these', 'them'].includes(textAt(tokens, index + 1));

/** A place among what was offered (1 the first, -1 the last), and where it was said. */
export interface Choice {
  readonly place: number;
  readonly span: Span;
}

const chosen = (
  tokens: readonly Token[],
  index: number,
  place: number,
  named: boolean,
): Choice => ({
  place,
  span: {
    start: tokenAt(tokens, textAt(tokens, index - 1) === 'the' ? index - 1 : index).start,
    end: tokenAt(tokens, named ? index + 1 : index).end,
  },
});

/** "Option two" is read from its "option" on. */
const ledBy = (tokens: readonly Token[], choice: Choice, lead: number): Choice => {
  const first = textAt(tokens, lead - 1) === 'the' ? lead - 1 : lead;
  return { ...choice, span: { ...choice.span, start: tokenAt(tokens, first).start } };
};

/**
 * Which of what was offered is picked by its place: "the second one" 2, "option 3" 3, "the last one"
 * -1, a bare "2". Homophones count only when nothing else was said: "too", "for".
 */
export function readChoice(tokens: readonly Token[]): Choice | undefined {
  for (let index = 0; index < Math.min(tokens.length, 40); index += 1) {
    const token = tokenAt(tokens, index);
    const next = textAt(tokens, index + 1);
    const the = textAt(tokens, index - 1) === 'the';
    const place =
      token.kind === 'ordinal' && (token.digits === '' || tokens.length <= 2)
        ? token.value
        : lastWords.has(token.text) && next !== 'time'
          ? -1
          : token.text === 'middle' && nouns.has(next)
            ? 2
            : undefined;
    const alone = tokens.length <= 3 && ends(tokens, index + 1);
    if (
      place !== undefined &&
      place <= 9 &&
      (nouns.has(next) || isOfThem(tokens, index + 1) || ((the || index === 0) && alone))
    )
      return chosen(tokens, index, place, nouns.has(next));
    const numbered =
      token.kind === 'number' &&
      token.value >= 1 &&
      token.value <= 9 &&
      Number.isInteger(token.value);
    if (numbered && leads.has(textAt(tokens, index - 1)) && ends(tokens, index + 1))
      return ledBy(tokens, chosen(tokens, index, token.value, false), index - 1);
    if (numbered && tokens.length === 1) return chosen(tokens, index, token.value, false);
  }
  return homophone(tokens);
}

const heard = new Map([
  ['won', 1],
  ['to', 2],
  ['too', 2],
  ['tree', 3],
  ['for', 4],
  ['fore', 4],
]);

function homophone(tokens: readonly Token[]): Choice | undefined {
  const place = tokens.length === 1 ? heard.get(textAt(tokens, 0)) : undefined;
  return place === undefined ? undefined : chosen(tokens, 0, place, false);
}
