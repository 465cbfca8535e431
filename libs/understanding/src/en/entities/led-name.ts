import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import {
  canBeName,
  isCouple,
  isNameWord,
  isProper,
  isTitleAlone,
  particles,
  toName,
} from './name-words.ts';
import { contactMark, nameOfWords, type NameEntity } from './name-entity.ts';

const kin = (
  'daughter son wife husband friend mother father mom mum dad sister brother aunt uncle niece nephew cousin ' +
  'grandmother grandfather grandma grandpa girlfriend boyfriend partner colleague boss'
).split(' ');

const leads: readonly (readonly string[])[] = [
  ['my', 'name', 'is'],
  ['my', 'name', "'s"],
  ['my', "name's"],
  ['the', 'name', 'is'],
  ['name', 'is'],
  ["name's"],
  ['name', 'should', 'be'],
  ['name', 'would', 'be'],
  ['name', 'will', 'be'],
  ['name', 'to'],
  ['name', ':'],
  ['name'],
  ['the', 'name', 'of'],
  ['the', 'name'],
  ['i', 'am', 'called'],
  ["i'm", 'called'],
  ['im', 'called'],
  ['is', 'called'],
  ["she's", 'called'],
  ["he's", 'called'],
  ...kin.map((each) => [each, 'called']),
  ...kin.map((each) => [each, 'named']),
  ['me', 'llamo'],
  ['mi', 'nombre', 'es'],
  ["m'appelle"],
  ['ich', 'heisse'],
  ['ich', 'heiße'],
  ['mein', 'name', 'ist'],
  ['mi', 'chiamo'],
  ['call', 'me'],
  ['this', 'is'],
  ['i', 'am'],
  ["i'm"],
  ['im'],
  ['its'],
  ["it's"],
  ['it', 'is'],
  ['here', 'is'],
  ...kin.map((each) => ['my', each]),
  ['under'],
  ['for'],
];

/**
 * After these the name must be capitalised: they also lead into everything else ("my wife needs a
 * massage", "say it is booked").
 */
const weakLeads = new Set([
  'its',
  'under',
  'for',
  'name',
  "i'm",
  'i am',
  'im',
  "it's",
  'it is',
  'this is',
  'here is',
  'call me',
  'the name',
  'is called',
  ...kin.flatMap((each) => [`${each} called`, `${each} named`]),
]);

/** Where a name that was announced ends, and the sentence goes on. */
const nameEnd =
  /[,;:!?\n()]|(?<=\p{L}{3})(?<!\b(?:mrs|miss|prof))\.(?=\s|$)|\s(?:and|but|my|i|i['’](?:d|m|ve|ll)|we|can|could|may i|is there|phone|number|tel|e-?mail|for|with|on|at|to|from|today|tomorrow|so|please|thanks|here|calling|speaking|because|who|y mi|et mon|und mein|\d{3,}|\+\d)(?=[\s,.;:!?]|$)/iu;

const months = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';
const weekdays = 'mon|tue|wed|thu|fri|sat|sun|week|month';

/** "The third of December" is a day, and no third of a family. */
const dayBehind = new RegExp(
  `\\s(?:the (?:\\d{1,2}(?:st|nd|rd|th)?\\b|(?:(?:twenty|thirty)[ -])?(?:[a-z]+(?:th|rst|ond|ird))\\b(?= (?:of|in|${months})))|(?:this|next|coming) (?:${weekdays}))`,
  'iu',
);

function upToEnd(text: string): string {
  const ends = [nameEnd, dayBehind].map((end) => end.exec(text)?.index ?? text.length);
  return text.slice(0, Math.min(...ends)).trimEnd();
}

/** The name that a text begins with: "Omar and Leyla Said" is one, in "Omar and I" the first word is. */
function nameOf(rest: string): string {
  const first = upToEnd(rest);
  const [, more = ''] = /^ (?:and|&) (.*)$/su.exec(rest.slice(first.length)) ?? [];
  const second = upToEnd(more);
  const couple = /^\p{Lu}/u.test(more) && isCouple(`${first} and ${second}`);
  return couple ? rest.slice(0, rest.length - more.length) + second : first;
}

/** The whole rest of the phrase behind a lead, when it can be a name: "Daniel Day-Lewis". */
function restOfPhrase(
  text: string,
  tokens: readonly Token[],
  index: number,
  weak: boolean,
): NameEntity | undefined {
  const token = tokenAt(tokens, index);
  if (token.kind !== 'word' || (weak && !isProper(token))) return undefined;
  const mark = tokens.findIndex((each, at) => at > index && each.text === contactMark);
  const limit = mark < 0 ? text.length : tokenAt(tokens, mark).start;
  const rest = text.slice(token.start, limit);
  const name = nameOf(rest).replace(/(?<=\p{L}{3})\.+$/u, '');
  const words = name.split(' ');
  const plain = isTitleAlone(name) || /\d/u.test(name) || words.length > 6 || !canBeName(name);
  const written = words.every(
    (word) => particles.has(word) || word === 'and' || !/^\p{Ll}/u.test(word),
  );
  // "I'm Sick" and "it's Tuesday" are no names; "this is Wednesday Addams" is one.
  if (plain || (weak && (!written || isPlainWord(token, words.length)))) return undefined;
  return {
    value: toName(name),
    start: token.start,
    end: token.start + name.length,
    sure: !weak,
  };
}

const isPlainWord = (token: Token, words: number): boolean => words === 1 && !isNameWord(token);

/** In front of "name" these make it a word of a sentence; "name sam reed" by itself tells one. */
const determiners = new Set(
  "my the your his her their our a what what's which change correct wrong full first last that this no".split(
    ' ',
  ),
);

const goesOn = new Set(
  'and on at this next tomorrow today please who phone tel number email needs wants would will'.split(
    ' ',
  ),
);

/** "For my niece Carol" comes; "my niece Carol recommended you" tells of her. */
function comes(tokens: readonly Token[], lead: number, { end }: NameEntity): boolean {
  const next = tokens.find(({ start }) => start >= end);
  const ends = next === undefined || next.kind !== 'word' || goesOn.has(next.text);
  return ends || textAt(tokens, lead - 1) === 'for';
}

/** A name behind words that announce one: "my name is", "for", "my mum". */
export function ledName(text: string, tokens: readonly Token[]): NameEntity | undefined {
  const said = new Set(tokens.map((token) => token.text));
  for (const lead of leads) {
    if (!said.has(lead[0] ?? '')) continue;
    const isKin = lead[0] === 'my' && lead[1] !== 'name' && lead[1] !== "name's";
    const weak = isKin || weakLeads.has(lead.join(' '));
    for (let index = 0; index < tokens.length; index += 1) {
      if (!lead.every((word, offset) => textAt(tokens, index + offset) === word)) continue;
      // "My mum, Ann Lee": the name stands beside who it is.
      const from =
        index + lead.length + (isKin && textAt(tokens, index + lead.length) === ',' ? 1 : 0);
      const bare =
        lead.length === 1 && lead[0] === 'name' && !determiners.has(textAt(tokens, index - 1));
      const plainly = bare ? restOfPhrase(text, tokens, from, false) : undefined;
      const inFull = plainly?.value.includes(' ') === true ? plainly : undefined;
      const whole = inFull ?? restOfPhrase(text, tokens, from, weak);
      const named = whole ? undefined : nameFrom(tokens, from, weak);
      const entity = whole ?? (named && nameOfWords(text, named, !weak));
      if (entity === undefined || isTitleAlone(entity.value)) continue;
      if (!isKin) return entity;
      if (comes(tokens, index, entity)) return { ...entity, sure: true };
    }
  }
  return undefined;
}

/** Up to four words of a name from a token on; a hyphen or a middle initial's point stays inside. */
function nameFrom(
  tokens: readonly Token[],
  index: number,
  capitalsOnly: boolean,
): readonly Token[] | undefined {
  const words: Token[] = [];
  let at = index;
  while (words.filter(({ text }) => !particles.has(text)).length < 4 && words.length < 7) {
    const token = tokenAt(tokens, at);
    if (token.text === '-' && token.glued && words.length > 0) at += 1;
    else if (token.text === '.' && token.glued && tokenAt(tokens, at - 1).text.length <= 2) at += 1;
    else if (belongs(token, words, capitalsOnly)) {
      words.push(token);
      at += 1;
    } else break;
  }
  return words.length === 0 ? undefined : words;
}

function belongs(token: Token, words: readonly Token[], capitalsOnly: boolean): boolean {
  const particle = particles.has(token.text) && words.length > 0;
  const named = isNameWord(token) || (token.kind === 'word' && particle);
  return named && (!capitalsOnly || isProper(token) || particle);
}
