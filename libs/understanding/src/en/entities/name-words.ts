import { dayWord, daypartOf, monthOf, shyNames, weekdayNamed } from '../calendar/names.ts';
import type { Token } from '../../text/tokens.ts';

/** Words that no name starts with or goes on with, unless capitals say that it does. */
export const stops = new Set(
  (
    'and at on in for to from my the a an is are was with please thanks thank you hi hello hey yes yeah no not ' +
    'here calling speaking phone number email mail name names i im we it its this that have has had want need ' +
    'would like can could will do does did but or so if of by just as also again booking appointment ' +
    'reservation table looking trying going sorry fine good great ok okay sure interested free available ' +
    'late running coming thinking talking out aloud sick unable happy afraid not done new there book cancel change reschedule today ' +
    "tomorrow tonight anyone someone person one two it's i'm that's i'd i've don't can't what when where who how why " +
    'which skip rather know sure calling about after before because me us human agent operator repeat stop under ' +
    'time date day week month hour minute minutes price place number too early late later earlier soon sooner ' +
    'latest earliest booked confirmed cancelled canceled moved closed open busy full right wrong correct true ' +
    'false possible ready set all any anything nothing something everything same other another next last first ' +
    'second only ignore say says said tell told give make made take keep put needs wants likes your our their his ' +
    "her they them he she you're be been am who whose very really quite maybe perhaps actually instead " +
    'whatever whenever either neither then than myself mine me nope nah yep none nobody anybody somebody everyone ' +
    "pardon wait help start let let's go come see get use talk speak ask think mean guess hold forget leave never " +
    "nevermind show send find check prefer decline refuse i'll you'll we're don't dont won't cannot idk dunno " +
    'still almost nearly totally completely spelled spelt misspelled misspelt missing off only people persons adults guests ' +
    'except excepting unless without besides until since between called named mi es telefono teléfono numero número telefon nummer llamo heisse heiße chiamo kids children friends quarter half past already ' +
    'ffs wtf omg lol haha jeez jesus geez yo dude whatever duh question questions why pass back more less much many how some move switch hmm um uh oh well u ur r'
  ).split(' '),
);

/** Of the stops the ones that also begin or end a name, and are taken for one beside no clause. */
const nameLike = new Set(['will', 'day', 'do', 'an', 'a', 'may', 'so', 'to', 'early', 'first']);
/** What makes "will", "do" or "an" a word of a sentence again. */
const clause =
  /\b(?:will|may|do|to|so|an?) (?:i|you|we|it|they|he|she|there|this|that|the|my|be|not|\w+ing|many|much)\b/u;

/** Never part of a name, however it is written. */
const hardStops = new Set(
  (
    "please thanks thank i im i'm i'd i've you your it it's this that the appointment booking name number phone " +
    'telefono teléfono numero número telefon nummer llamo nombre ' +
    'email what why when where how who cancel reschedule change book need want would could can is are'
  ).split(' '),
);

export const particles = new Set(
  'van von de la le da das dos do del della der den di du al el bin ibn bint ben mc st o the y e'.split(
    ' ',
  ),
);

export const isNameWord = (token: Token): boolean =>
  token.kind === 'word' &&
  !stops.has(token.text) &&
  (weekdayNamed(token.text) === undefined || (token.capital && shyNames.has(token.text))) &&
  dayWord(token.text) === undefined &&
  daypartOf(token.text) === undefined &&
  (isProper(token) || monthOf(token.text) === undefined);

/** Written as a name is: with a capital, or in a script that has none. */
export const isProper = ({ kind, text, capital }: Token): boolean =>
  kind === 'word' && (capital || text.toUpperCase() === text);

const cased = (word: string): string =>
  particles.has(word) || word === 'and'
    ? word
    : word.replaceAll(
        /(^|[-'’.])(\p{L})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );

/** Typed without regard to capitals it gets them; else it is kept letter for letter. */
export function toName(raw: string): string {
  const name = raw
    .normalize('NFC')
    .replaceAll(/\s*[&+]\s*/gu, ' and ')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  const careless = name === name.toLowerCase() || (name === name.toUpperCase() && name.length > 2);
  const words = name.toLowerCase().split(' ');
  return careless
    ? words
        .map((word, index) => (index === 0 ? cased(word.replace(/^o$/u, 'O')) : cased(word)))
        .join(' ')
    : name;
}

/** 1–120 letters and marks of any script, spaces, hyphens, apostrophes, full stops, digits. */
const shape = /^(?=.*\p{L})[\p{L}\p{M}\p{N}\u200c\u200d .·'’‘`´‐-]{1,120}$/u;
const mostWords = 10;

const wordsOf = (text: string): string[] => text.split(/[\s.‐-]+/u).filter(Boolean);

const isTitle = (word: string): boolean =>
  particles.has(word) || !/^\p{Ll}/u.test(word.normalize('NFC'));

const titles = new Set('mr mrs ms miss mx dr sir madam master prof professor'.split(' '));
const couple = /^(\S+)(?:\s+(\S+))?\s+(?:and|&|\+)\s+(\S.*)$/iu;

/** "Omar and Leyla Said", "Mr and Mrs Lee": two who come under one name, the first by one word. */
export const isCouple = (piece: string): boolean => {
  const [, first = '', name = '', second = ''] = couple.exec(piece) ?? [];
  const title = titles.has(first.toLowerCase().replace(/\.$/u, ''));
  const named = name === '' ? title || canBeName(first) : title && canBeName(name);
  return first !== '' && named && !couple.test(second) && canBeName(second);
};

/** A title by itself is nobody. */
export const isTitleAlone = (piece: string): boolean =>
  wordsOf(piece).every((word) => titles.has(word.toLowerCase()));

/** "She's", "I've", "there's": the head of a sentence. */
const contracted =
  /^(?:i|you|he|she|it|we|they|that|this|there|here|what|who|where|when|how|let)'(?:m|s|re|ve|d|ll)$/u;

/** Whether a piece of an answer can be a name, whole: of its characters, and no sentence. */
/** "Y" is a yes; a name of one character is one in other scripts. */
const oneLetter = /^\p{Script=Latin}\.?$/u;

export function canBeName(piece: string): boolean {
  const words = wordsOf(piece);
  if (isTitleAlone(piece)) return false;
  if (isCouple(piece)) return true;
  if (!shape.test(piece) || words.length > mostWords || oneLetter.test(piece.trim())) return false;
  const lower = words.map((word) => word.toLowerCase().replaceAll(/[’‘`´]/gu, "'"));
  const [first = ''] = words;
  const title = words.length > 1 && words.every(isTitle) && !particles.has(first);
  if (title) return !lower.some((word) => hardStops.has(word));
  if (clause.test(lower.join(' ')) || lower.some((word) => contracted.test(word))) return false;
  // A lone "will" is a name as much as any; a lone "so" is none.
  const alone = lower.length === 1;
  return !lower.some(
    (word, index) =>
      stops.has(word) &&
      !(nameLike.has(word) && !(alone && word !== 'will' && word !== 'may')) &&
      !(index > 0 && particles.has(word)),
  );
}
