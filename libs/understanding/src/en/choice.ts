import { textAt, tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';

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

/**
 * Which of what was offered is picked by its place: "the second one" 2, "option 3" 3, "the last one"
 * -1, a bare "2". Homophones count only when nothing else was said: "too", "for".
 */
export function readChoice(tokens: readonly Token[]): number | undefined {
  for (let index = 0; index < Math.min(tokens.length, 40); index += 1) {
    const token = tokenAt(tokens, index);
    const next = textAt(tokens, index + 1);
    const the = textAt(tokens, index - 1) === 'the';
    const place =
      token.kind === 'ordinal' && (token.digits === '' || tokens.length <= 2)
        ? token.value
        : lastWords.has(token.text) && next !== 'time'
          ? -1
          : undefined;
    const alone = tokens.length <= 3 && ends(tokens, index + 1);
    if (
      place !== undefined &&
      place <= 9 &&
      (nouns.has(next) || isOfThem(tokens, index + 1) || ((the || index === 0) && alone))
    )
      return place;
    const numbered =
      token.kind === 'number' &&
      token.value >= 1 &&
      token.value <= 9 &&
      Number.isInteger(token.value);
    if (numbered && leads.has(textAt(tokens, index - 1)) && ends(tokens, index + 1))
      return token.value;
    if (numbered && tokens.length === 1) return token.value;
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

const homophone = (tokens: readonly Token[]): number | undefined =>
  tokens.length === 1 ? heard.get(textAt(tokens, 0)) : undefined;
