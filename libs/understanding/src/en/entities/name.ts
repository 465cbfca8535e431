import { dayWord, daypartOf, monthOf, shyNames, weekdayNamed } from '../calendar/names.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { symbolAt } from './letters.ts';
import type { Entity } from './reference.ts';

export interface NameEntity extends Entity {
  /** Said to be the name ("my name is"), not found by its place. */
  readonly sure: boolean;
}

/** Stands for a phone, an e-mail or a reference that has been read already. */
export const contactMark = ';;';

/** Words that no name starts with or goes on with. */
const stops = new Set(
  (
    'and at on in for to from my the a an is are was with please thanks thank you hi hello hey yes yeah no not ' +
    'here calling speaking phone number email mail name names i im we it its this that have has had want need ' +
    'would like can could will do does did but or so if of by as just also again booking appointment ' +
    'reservation table looking trying going sorry fine good great ok okay sure interested free available ' +
    'late running coming sick unable happy afraid not done new there book cancel change reschedule today ' +
    "tomorrow tonight anyone someone person one two it's i'm that's i'd i've don't can't what when where who how why " +
    'which skip rather know sure calling about after before because me us human agent operator repeat stop under ' +
    'time date day week month hour minute minutes price place number too early late later earlier soon sooner ' +
    'latest earliest booked confirmed cancelled canceled moved closed open busy full right wrong correct true ' +
    'false possible ready set all any anything nothing something everything same other another next last first ' +
    'second only ignore say says said tell told give make made take keep put needs wants likes your our their his ' +
    "her they them he she you you're be been am who whose very really quite maybe perhaps actually instead " +
    'whatever whenever either neither then than myself mine me'
  ).split(' '),
);

export const isNameWord = (token: Token): boolean =>
  token.kind === 'word' &&
  !stops.has(token.text) &&
  (weekdayNamed(token.text) === undefined || (token.capital && shyNames.has(token.text))) &&
  dayWord(token.text) === undefined &&
  daypartOf(token.text) === undefined &&
  (token.capital || monthOf(token.text) === undefined);

const particles = new Set([
  'van',
  'von',
  'de',
  'la',
  'le',
  'da',
  'del',
  'der',
  'di',
  'al',
  'bin',
  'mc',
  'st',
  'o',
]);

const cased = (word: string): string =>
  particles.has(word)
    ? word
    : word.replaceAll(
        /(^|[-'’])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );

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
    else if (isNameWord(token) && (!capitalsOnly || token.capital || particles.has(token.text))) {
      words.push(token);
      at += 1;
    } else break;
  }
  return words.length === 0 ? undefined : { words, to: at };
}

const entity = (text: string, match: NameMatch, sure: boolean): NameEntity => {
  const start = match.words[0]?.start ?? 0;
  const end = match.words.at(-1)?.end ?? 0;
  const raw = text.slice(start, end);
  const lower = raw === raw.toLowerCase() || raw === raw.toUpperCase();
  const value = lower ? raw.toLowerCase().split(' ').map(cased).join(' ') : raw;
  return { value, start, end, sure };
};

const leads: readonly (readonly string[])[] = [
  ['my', 'name', 'is'],
  ['my', 'name', "'s"],
  ['my', "name's"],
  ['the', 'name', 'is'],
  ['name', 'is'],
  ["name's"],
  ['name', ':'],
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
  ...[
    'daughter',
    'son',
    'wife',
    'husband',
    'friend',
    'mother',
    'father',
    'mom',
    'mum',
    'dad',
    'sister',
    'brother',
    'aunt',
    'uncle',
    'niece',
    'nephew',
    'cousin',
    'grandmother',
    'grandfather',
    'grandma',
    'grandpa',
    'girlfriend',
    'boyfriend',
    'partner',
    'colleague',
    'boss',
  ].map((kin) => ['my', kin]),
  ['under'],
  ['for'],
];

/**
 * After these the name must be capitalised, or be the rest of an answer that they begin: they also
 * lead into everything else ("my wife needs a massage", "say it is booked").
 */
const weakLeads = new Set([
  'its',
  'under',
  'for',
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

/** Nothing but pleasantries, and whom it is for, stands before. */
const beginsAnswer = (tokens: readonly Token[], index: number): boolean =>
  tokens.slice(0, index).every(({ text }) => fillers.has(text) || text === 'for');

const closers = new Set(['please', 'and', 'my', 'here', 'phone', 'email', 'at', 'thanks']);

const closesAnswer = (tokens: readonly Token[], { to }: NameMatch): boolean => {
  const { kind, text } = tokenAt(tokens, to);
  return kind === 'mark' || kind === 'number' || closers.has(text);
};

/** "Facial at 11, Sam Hill, 917 555 0102": two capitalised words right before a phone or e-mail. */
function nameBeforeContact(text: string, tokens: readonly Token[]): NameEntity | undefined {
  const contact = tokens.findIndex(({ text: mark }) => mark === contactMark);
  if (contact < 0) return undefined;
  const to = textAt(tokens, contact - 1) === ',' ? contact - 1 : contact;
  let from = to;
  while (from > 0 && tokenAt(tokens, from - 1).capital && isNameWord(tokenAt(tokens, from - 1)))
    from -= 1;
  const words = tokens.slice(from, to);
  const other = new Set(['with', 'by', 'see']).has(textAt(tokens, from - 1));
  return words.length < 2 || words.length > 3 || other
    ? undefined
    : entity(text, { words, to }, false);
}

function ledName(text: string, tokens: readonly Token[], asked: boolean): NameEntity | undefined {
  for (const lead of leads) {
    const kin = lead[0] === 'my' && lead[1] !== 'name' && lead[1] !== "name's";
    const weak = kin || weakLeads.has(lead.join(' '));
    for (let index = 0; index < tokens.length; index += 1) {
      if (!lead.every((word, offset) => textAt(tokens, index + offset) === word)) continue;
      // "My mum, Ann Lee": the name stands beside who it is.
      const from =
        index + lead.length + (kin && textAt(tokens, index + lead.length) === ',' ? 1 : 0);
      const named = nameFrom(tokens, from, weak);
      if (named !== undefined) return entity(text, named, !weak || kin);
      const whole =
        weak && asked && beginsAnswer(tokens, index) ? nameFrom(tokens, from, false) : undefined;
      if (whole !== undefined && closesAnswer(tokens, whole)) return entity(text, whole, false);
    }
  }
  return undefined;
}

/** "S M I T H", "Smith, that's S M I T H": letters spell a name, and correct the word before. */
function spelledName(tokens: readonly Token[]): NameEntity | undefined {
  for (let index = 0; index < Math.min(tokens.length, 60); index += 1) {
    let letters = '';
    let at = index;
    while (at < tokens.length) {
      const symbol = symbolAt(tokens, at, false);
      const dash = textAt(tokens, at) === '-' && letters !== '';
      if (symbol === undefined && !dash) break;
      if (symbol !== undefined && !/^\p{L}$/u.test(symbol.text)) break;
      letters += symbol?.text ?? '';
      at = symbol?.to ?? at + 1;
    }
    if (letters.length < 3) continue;
    const first = tokenAt(tokens, index - 1);
    const given =
      isNameWord(first) && !first.text.startsWith(letters.charAt(0)) ? `${cased(first.text)} ` : '';
    return {
      value: given + cased(letters),
      start: tokenAt(tokens, index).start,
      end: tokenAt(tokens, at - 1).end,
      sure: true,
    };
  }
  return undefined;
}

const fillers = new Set([
  'yes',
  'yeah',
  'sure',
  'ok',
  'okay',
  'uh',
  'um',
  'hi',
  'hello',
  'well',
  'so',
  ',',
  '.',
  '!',
  '-',
  'it',
  'is',
  "it's",
  'the',
  'name',
  'my',
  'and',
]);

/** The whole answer to "what is your name?", when it is short enough to be one. */
function wholeAnswer(text: string, tokens: readonly Token[]): NameEntity | undefined {
  let index = 0;
  while (index < tokens.length && fillers.has(textAt(tokens, index))) index += 1;
  // "The evening one" is no name; "the name is" has led into one already.
  if (textAt(tokens, index - 1) === 'the') return undefined;
  const found = nameFrom(tokens, index, false);
  return found !== undefined && closesAnswer(tokens, found)
    ? entity(text, found, false)
    : undefined;
}

/** A client's name: after "my name is" and the like, and on its own where a name is asked. */
export function findName(
  text: string,
  tokens: readonly Token[],
  asked: boolean,
): NameEntity | undefined {
  const spelled = asked ? spelledName(tokens) : undefined;
  return (
    spelled ??
    ledName(text, tokens, asked) ??
    (asked ? wholeAnswer(text, tokens) : undefined) ??
    nameBeforeContact(text, tokens)
  );
}
