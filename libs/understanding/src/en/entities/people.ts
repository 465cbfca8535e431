import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';
import { companyIn, isMentioned } from './company.ts';

export interface PeopleEntity extends Span {
  readonly value: number;
}

const nouns = new Set(
  (
    'people persons person guests guest adults adult pax ppl diners seats friends kids children child peeps ladies ' +
    'women men girls'
  ).split(' '),
);
const leads = new Set(['party', 'group', 'table']);

/** Most that a bare "for 4" counts as people. */
const bareMost = 9;

const closing = new Set(
  'please thanks on at in this next tomorrow today and with if maybe possible then or'.split(' '),
);

/** "Yoga for two", "for 4 on Tuesday": a count where the number is no time of day. */
function isBareCount(
  tokens: readonly Token[],
  index: number,
  isTime: (place: Span) => boolean,
): boolean {
  const token = tokenAt(tokens, index);
  const next = tokenAt(tokens, index + 1);
  const ends = next.text === '' || next.kind === 'mark' || closing.has(next.text);
  const led = textAt(tokens, index - 1) === 'for' && !leads.has(textAt(tokens, index - 2));
  return led && ends && token.value > 1 && token.value <= bareMost && !isTime(token);
}

const weAre = (tokens: readonly Token[], index: number): boolean => {
  const [subject, verb] = [textAt(tokens, index - 2), textAt(tokens, index - 1)];
  const closes = ['', '.', ',', 'and', 'people'].includes(textAt(tokens, index + 1));
  return closes && ((subject === 'we' && verb === 'are') || verb === "we're");
};

/** "2 adults and 1 child" are three. */
function withNext(tokens: readonly Token[], index: number, found: PeopleEntity): PeopleEntity {
  const number = tokenAt(tokens, index + 3);
  const noun = tokenAt(tokens, index + 4);
  const goesOn = textAt(tokens, index + 2) === 'and' && number.kind === 'number';
  if (!goesOn || !nouns.has(noun.text)) return found;
  return { value: found.value + number.value, start: found.start, end: noun.end };
}

function numbered(
  tokens: readonly Token[],
  asked: boolean,
  isTime: (place: Span) => boolean,
): PeopleEntity[] {
  return tokens.flatMap((token, index): PeopleEntity[] => {
    if (token.kind !== 'number' || token.value < 1 || token.value > 200) return [];
    const next = tokenAt(tokens, index + 1);
    const between = textAt(tokens, index - 1);
    const led = (between === 'of' || between === 'for') && leads.has(textAt(tokens, index - 2));
    const us = next.text === 'of' && ['us', 'them', 'you'].includes(textAt(tokens, index + 2));
    const counted = nouns.has(next.text);
    const meant = counted || us || led || (asked && tokens.length <= 4) || weAre(tokens, index);
    if (!meant && !isBareCount(tokens, index, isTime)) return [];
    const found = { value: token.value, start: token.start, end: counted ? next.end : token.end };
    return [counted ? withNext(tokens, index, found) : found];
  });
}

/**
 * How many come: "for 4 people", "party of six", "just me", "three of us", "me and my daughter". Who is
 * only told of ("my friend told me about you") does not. `isTime` says what has been read as a time.
 */
export function findPeople(
  text: string,
  tokens: readonly Token[],
  asked: boolean,
  isTime: (place: Span) => boolean,
): PeopleEntity | undefined {
  const counted = numbered(tokens, asked, isTime);
  return counted.find((each) => !isMentioned(text, each)) ?? companyIn(text);
}
