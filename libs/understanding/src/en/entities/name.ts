import { weekdayNamed } from '../calendar/names.ts';
import type { Span } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { symbolAt } from './letters.ts';
import { nameAnswer } from './name-answer.ts';
import { canBeName, isNameWord, isProper, particles, toName } from './name-words.ts';
import type { NameEntity } from './name-entity.ts';

/** Stands for a phone, an e-mail or a reference that has been read already. */
export const contactMark = ';;';

interface NameMatch {
  readonly words: readonly Token[];
  readonly to: number;
}

/** Up to four words of a name from a token on; a hyphen or a middle initial's point stays inside. */
function nameFrom(
  tokens: readonly Token[],
  index: number,
  capitalsOnly: boolean,
): NameMatch | undefined {
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
  return words.length === 0 ? undefined : { words, to: at };
}

function belongs(token: Token, words: readonly Token[], capitalsOnly: boolean): boolean {
  const particle = particles.has(token.text) && words.length > 0;
  const named = isNameWord(token) || (token.kind === 'word' && particle);
  return named && (!capitalsOnly || isProper(token) || particle);
}

function entityOf(text: string, match: NameMatch, sure: boolean): NameEntity {
  const start = match.words[0]?.start ?? 0;
  const end = match.words.at(-1)?.end ?? 0;
  return { value: toName(text.slice(start, end)), start, end, sure };
}

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
  ['name', ':'],
  ['name'],
  ['the', 'name', 'of'],
  ['the', 'name'],
  ['i', 'am', 'called'],
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
]);

/** Where a name that was announced ends, and the sentence goes on. */
const nameEnd =
  /[,;:!?\n()]|(?<=\p{L}{3})(?<!\b(?:mrs|miss|prof))\.(?=\s|$)|\s(?:and|but|my|i|i['’](?:d|m|ve|ll)|we|can|could|may i|is there|phone|number|tel|e-?mail|for|with|on|at|to|from|today|tomorrow|so|please|thanks|here|calling|speaking|because|who|\d{3,}|\+\d)(?=[\s,.;:!?]|$)/iu;

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
  const raw = rest.slice(0, nameEnd.exec(rest)?.index ?? rest.length).trimEnd();
  const name = raw.replace(/(?<=\p{L}{3})\.+$/u, '');
  const words = name.split(' ');
  const plain =
    /^(?:mrs?|ms|miss|dr|prof)\.?$/iu.test(name) ||
    /\d/u.test(name) ||
    words.length > 6 ||
    !canBeName(name);
  const written = words.every((word) => particles.has(word) || !/^\p{Ll}/u.test(word));
  // "I'm Sick" and "it's Tuesday" are no names; "this is Wednesday Addams" is one.
  if (plain || (weak && (!written || isPlainWord(token, words.length)))) return undefined;
  return {
    value: toName(name),
    start: token.start,
    end: token.start + name.length,
    sure: !weak,
  };
}

const isPlainWord = (token: Token, words: number): boolean =>
  words === 1 ? !isNameWord(token) : weekdayNamed(token.text) !== undefined && words === 1;

/** "Facial at 11, Sam Hill, 917 555 0102": two capitalised words right before a phone or e-mail. */
function nameBeforeContact(text: string, tokens: readonly Token[]): NameEntity | undefined {
  const contact = tokens.findIndex(({ text: mark }) => mark === contactMark);
  if (contact < 0) return undefined;
  const to = textAt(tokens, contact - 1) === ',' ? contact - 1 : contact;
  let from = to;
  while (from > 0 && isProper(tokenAt(tokens, from - 1)) && isNameWord(tokenAt(tokens, from - 1)))
    from -= 1;
  const words = tokens.slice(from, to);
  const other = new Set(['with', 'by', 'see']).has(textAt(tokens, from - 1));
  return words.length < 2 || words.length > 3 || other
    ? undefined
    : entityOf(text, { words, to }, false);
}

function ledName(text: string, tokens: readonly Token[]): NameEntity | undefined {
  for (const lead of leads) {
    const isKin = lead[0] === 'my' && lead[1] !== 'name' && lead[1] !== "name's";
    const weak = isKin || weakLeads.has(lead.join(' '));
    for (let index = 0; index < tokens.length; index += 1) {
      if (!lead.every((word, offset) => textAt(tokens, index + offset) === word)) continue;
      // "My mum, Ann Lee": the name stands beside who it is.
      const from =
        index + lead.length + (isKin && textAt(tokens, index + lead.length) === ',' ? 1 : 0);
      const whole = restOfPhrase(text, tokens, from, weak);
      if (whole !== undefined) return isKin ? { ...whole, sure: true } : whole;
      const named = nameFrom(tokens, from, weak);
      if (named !== undefined) return entityOf(text, named, !weak || isKin);
    }
  }
  return undefined;
}

/** "Smith, S M I T H, first name Jo": the other half of the name, said by what it is. */
function firstNameAfter(tokens: readonly Token[], from: number): Token | undefined {
  for (let index = from; index < Math.min(tokens.length, 80); index += 1) {
    const given = ['first', 'given'].includes(textAt(tokens, index));
    if (!given || textAt(tokens, index + 1) !== 'name') continue;
    const name = tokenAt(
      tokens,
      ['is', ':', ','].includes(textAt(tokens, index + 2)) ? index + 3 : index + 2,
    );
    return isNameWord(name) ? name : undefined;
  }
  return undefined;
}

/** "S M I T H", "Smith, that's S M I T H": letters spell a name, and correct the word before. */
function spelledName(tokens: readonly Token[]): NameEntity | undefined {
  for (let index = 0; index < Math.min(tokens.length, 60); index += 1) {
    const { letters, single, to } = lettersFrom(tokens, index);
    // "J. R. R. Tolkien" has initials, "Oscar Mike Romeo" words.
    const goesOn = isNameWord(tokenAt(tokens, to)) || tokenAt(tokens, to).kind === 'number';
    if (letters.length < 3 || single < 2 || goesOn) continue;
    const first = tokenAt(tokens, index - 1);
    const before =
      isNameWord(first) && !first.text.startsWith(letters.charAt(0)) ? first : undefined;
    const after = firstNameAfter(tokens, to);
    const given = after ?? before;
    return {
      value: `${given ? `${toName(given.text)} ` : ''}${toName(letters)}`,
      start: tokenAt(tokens, index).start,
      end: after?.end ?? tokenAt(tokens, to - 1).end,
      sure: true,
    };
  }
  return undefined;
}

function lettersFrom(
  tokens: readonly Token[],
  index: number,
): { letters: string; single: number; to: number } {
  let letters = '';
  let single = 0;
  let at = index;
  while (at < tokens.length) {
    const symbol = symbolAt(tokens, at, false);
    const dash = textAt(tokens, at) === '-' && letters !== '';
    if (symbol === undefined && !dash) break;
    if (symbol !== undefined && !/^\p{L}$/u.test(symbol.text)) break;
    if (symbol !== undefined && tokenAt(tokens, at).text.length === 1) single += 1;
    letters += symbol?.text ?? '';
    at = symbol?.to ?? at + 1;
  }
  return { letters, single, to: at };
}

interface NameQuestion {
  readonly text: string;
  /** The text's tokens, with `contactMark` where a contact has been read. */
  readonly tokens: readonly Token[];
  readonly asked: boolean;
  /** Contacts and references. */
  readonly taken: readonly Span[];
  /** Dates and times. */
  readonly whens: readonly Span[];
}

/**
 * A client's name: after "my name is" and the like; where a name is asked, what the answer is besides
 * phone, e-mail and times, whole. Any script, 1–120 characters.
 */
export function findName({
  text,
  tokens,
  asked,
  taken,
  whens,
}: NameQuestion): NameEntity | undefined {
  const spelled = asked ? spelledName(tokens) : undefined;
  const led = spelled ?? ledName(text, tokens);
  if (led?.sure === true) return led;
  const answer = asked ? nameAnswer(text, taken, whens) : undefined;
  const guess = answer ?? led ?? nameBeforeContact(text, tokens);
  // "It's for May 11" names a day; "this is Thu Nguyen" more than one.
  const isDay = whens.some(
    ({ start, end }) => guess !== undefined && start <= guess.start && guess.end <= end,
  );
  return guess === answer || !isDay ? guess : undefined;
}
