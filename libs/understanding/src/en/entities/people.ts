import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';

export interface PeopleEntity extends Span {
  readonly value: number;
}

const nouns = new Set([
  'people',
  'persons',
  'person',
  'guests',
  'guest',
  'adults',
  'adult',
  'pax',
  'ppl',
  'diners',
  'seats',
  'friends',
  'kids',
  'children',
  'peeps',
]);
const leads = new Set(['party', 'group', 'table']);

/** How many come: "for 4 people", "party of six", "table for two", "just me", "three of us". */
export function findPeople(tokens: readonly Token[], asked: boolean): PeopleEntity | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokenAt(tokens, index);
    const place = { start: token.start, end: token.end };
    if (token.kind !== 'number' || token.value < 1 || token.value > 200) continue;
    const next = textAt(tokens, index + 1);
    const between = textAt(tokens, index - 1);
    const led = (between === 'of' || between === 'for') && leads.has(textAt(tokens, index - 2));
    const us = next === 'of' && ['us', 'them', 'you'].includes(textAt(tokens, index + 2));
    if (nouns.has(next) || us || led || (asked && tokens.length <= 4))
      return { ...place, value: token.value };
  }
  return justMe(tokens);
}

function justMe(tokens: readonly Token[]): PeopleEntity | undefined {
  const index = tokens.findIndex(
    (token, at) => token.text === 'just' && ['me', 'myself'].includes(textAt(tokens, at + 1)),
  );
  if (index < 0) return undefined;
  return { value: 1, start: tokenAt(tokens, index).start, end: tokenAt(tokens, index + 1).end };
}
