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

const kin =
  '(?:wife|husband|partner|friend|mum|mom|mam|mother|dad|father|son|daughter|kid|child|sister|brother|girlfriend|boyfriend|colleague|cousin|niece|nephew|aunt|uncle|grandma|grandpa)';

/** Said without a number: who else comes along. */
const together: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      `\\b(?:me|myself) (?:and|&|plus|\\+) (?:my|a) ${kin}\\b|\\bmy ${kin} (?:and|&) (?:i|me)\\b`,
      'u',
    ),
    2,
  ],
  [/\b(?:for|the) both of us\b|\bthe two of us\b|\bfor a couple\b|\bcouple of us\b/u, 2],
  [
    new RegExp(
      `\\b(?:and|plus|\\+) (?:one )?(?:(?:for|with) )?my ${kin}(?:,? too| as well)?\\b|\\bmy ${kin} (?:too|as well)\\b`,
      'u',
    ),
    2,
  ],
  [new RegExp(`\\bone for (?:me and one for )?(?:my ${kin}|him|her)\\b`, 'u'), 2],
  [/\bjust (?:me|myself)\b/u, 1],
];

const withoutNumber = (text: string): PeopleEntity | undefined => {
  const lower = text.slice(0, 2_000).toLowerCase();
  for (const [words, value] of together) {
    const match = words.exec(lower);
    if (match !== null) return { value, start: match.index, end: match.index + match[0].length };
  }
  return undefined;
};

/** How many come: "for 4 people", "party of six", "just me", "three of us", "me and my daughter". */
export function findPeople(
  text: string,
  tokens: readonly Token[],
  asked: boolean,
): PeopleEntity | undefined {
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokenAt(tokens, index);
    const next = tokenAt(tokens, index + 1);
    if (token.kind !== 'number' || token.value < 1 || token.value > 200) continue;
    const between = textAt(tokens, index - 1);
    const led = (between === 'of' || between === 'for') && leads.has(textAt(tokens, index - 2));
    const us = next.text === 'of' && ['us', 'them', 'you'].includes(textAt(tokens, index + 2));
    const counted = nouns.has(next.text);
    if (counted || us || led || (asked && tokens.length <= 4))
      return { value: token.value, start: token.start, end: counted ? next.end : token.end };
  }
  return withoutNumber(text);
}
