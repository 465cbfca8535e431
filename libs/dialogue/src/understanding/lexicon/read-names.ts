import type { Lexicon, LexiconEntry } from '../context.ts';
import { dayWord, weekdayNamed } from '../calendar/names.ts';
import { isNameWord } from '../entities/name.ts';
import type { Span } from '../types.ts';
import { textAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { matchLexicon } from './match.ts';
import type { LexiconMatch } from './match.ts';

/** Staff as the client put it: named, ruled out, or of no matter. */
export interface ResourceMention {
  readonly ids: readonly string[] | 'any';
  readonly negated: boolean;
  /** What was said; of an unknown name all that there is. */
  readonly text: string;
  readonly span?: Span;
}

const anyone = new Set([
  'anyone',
  'anybody',
  'whoever',
  'whomever',
  'everyone',
  'someone',
  'somebody',
]);

const refusals = new Set(['not', 'except', 'but', 'without', 'besides', 'no']);

/** "not with Marcus", "anyone but Ana", "instead of Ana", "other than Ana". */
function isRefused(tokens: readonly Token[], start: number): boolean {
  const index = tokens.findIndex((token) => token.start === start);
  const before = [1, 2, 3].map((back) => textAt(tokens, index - back));
  const [first = '', second = '', third = ''] = before;
  const word =
    first === 'with' || first === 'by' || first === 'to' || first === 'for' ? second : first;
  if (refusals.has(word)) return word !== 'no' || second === 'with';
  if (first === 'of' && second === 'instead') return true;
  if (first === 'than' && (second === 'other' || second === 'rather')) return true;
  return (
    first === 'with' && /n't$|^not$/u.test(third === 'want' ? textAt(tokens, index - 4) : third)
  );
}

/** "Ana Lopez", where an Ana works who is no Lopez and nobody was asked for, is the client. */
function isSomebodyElse(tokens: readonly Token[], span: Span): boolean {
  const from = tokens.findIndex((token) => token.start === span.start);
  const next = tokens.find((token) => token.start >= span.end);
  const led = ['with', 'by', 'see', 'for', 'from', 'is', 'does', 'has'].includes(
    textAt(tokens, from - 1),
  );
  return next !== undefined && !led && next.capital && isNameWord(next);
}

const unknownLead = new Set(['with', 'see', 'by']);

/** "with Bertha", when no such person works here. */
function unknownName(text: string, tokens: readonly Token[]): ResourceMention | undefined {
  const index = tokens.findIndex(
    (token, at) =>
      token.capital && unknownLead.has(textAt(tokens, at - 1)) && token.text.length > 1,
  );
  const token = tokens[index];
  if (token === undefined) return undefined;
  return { ids: [], negated: false, text: text.slice(token.start, token.end) };
}

const titles = new Set(['dr', 'mr', 'mrs', 'ms', 'miss', 'prof', 'doctor']);

/** A first or a last name alone is enough for staff. */
const withParts = ({ id, names }: LexiconEntry): LexiconEntry => ({
  id,
  names: names.flatMap((name) => [
    name,
    ...name.split(/[\s.]+/u).filter((part) => part.length > 1 && !titles.has(part.toLowerCase())),
  ]),
});

/** Who is wanted, of the tenant's staff and rooms. */
export function readResource(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  asked: boolean,
): ResourceMention | undefined {
  const match = matchLexicon(text, tokens, lexicon.resources.map(withParts));
  if (match !== undefined && match.score >= 0.75) {
    const negated = isRefused(tokens, match.span.start);
    if (!negated && !asked && isSomebodyElse(tokens, match.span)) return undefined;
    return { ids: match.ids, negated, text: match.text, span: match.span };
  }
  const any = tokens.findIndex((token) => anyone.has(token.text));
  const word = textAt(tokens, any);
  const loose = word === 'someone' || word === 'somebody';
  if (any >= 0 && (!loose || asked)) return { ids: 'any', negated: false, text: word };
  return unknownName(text, tokens);
}

const articles = new Set(['a', 'an', 'some', 'my', 'the']);
const nouns = new Set([
  'appointment',
  'appointments',
  'session',
  'treatment',
  'booking',
  'service',
]);

/** "a tattoo appointment": a service that the tenant does not have. */
function unknownService(text: string, tokens: readonly Token[]): LexiconMatch | undefined {
  const index = tokens.findIndex(
    (token, at) =>
      at > 1 &&
      nouns.has(token.text) &&
      tokens[at - 1]?.kind === 'word' &&
      articles.has(textAt(tokens, at - 2)) &&
      !plainAdjectives.has(textAt(tokens, at - 1)),
  );
  const token = tokens[index - 1] ?? wantedThing(tokens);
  if (token === undefined) return undefined;
  const span = { start: token.start, end: token.end };
  return { ids: [], span, text: text.slice(token.start, token.end), score: 0.5 };
}

/** "Book me a haircut", "I'd like a tattoo", "do you do manicures": wanted or asked for. */
const wishes =
  /\b(?:(?:book|schedule|reserve)(?: (?:me|us|in))?(?: for)?|(?:need|want|like|have|get)(?: to (?:book|have|get|schedule))?|looking for) an? $/u;
const offers = /\bdo you (?:do|offer|provide)(?: an?| any)? $/u;

/** The word that a wish ends in, where it can only be a thing that a shop does. */
function wantedThing(tokens: readonly Token[]): Token | undefined {
  return tokens.slice(0, 40).find((token, at) => {
    if (token.kind !== 'word' || token.text.length < 4) return false;
    if (notForSale.has(token.text) || plainAdjectives.has(token.text)) return false;
    if (!endsWish(tokens, at + 1)) return false;
    const before = `${tokens
      .slice(Math.max(0, at - 6), at)
      .map(({ text }) => text)
      .join(' ')} `;
    return wishes.test(before) || (offers.test(before) && !isPlace(token.text));
  });
}

const isPlace = (word: string): boolean => word === 'here' || word === 'there';

/** What follows a thing that is wanted: nothing, a mark, a day, a time or a person. */
const endsWish = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at];
  if (next === undefined || next.kind === 'mark') return true;
  return (
    [
      'on',
      'at',
      'for',
      'with',
      'please',
      'this',
      'next',
      'in',
      'and',
      'too',
      'then',
      'here',
    ].includes(next.text) ||
    weekdayNamed(next.text) !== undefined ||
    dayWord(next.text) !== undefined
  );
};

/** Things people want of a front desk that are no service. */
const notForSale = new Set(
  (
    'appointment appointments appt booking reservation session visit service treatment meeting slot time table ' +
    'room place spot seat person human agent operator manager receptionist assistant somebody someone moment ' +
    'minute minutes hour hours week month date number name phone call callback reminder receipt invoice link ' +
    'refund discount deposit voucher coupon code change look word question favour favor second couple little ' +
    'chat talk break copy confirmation message text email list idea choice option problem issue reason quote ' +
    'price everything anything something nothing that this these those them what here there consultation ' +
    'cancellation cancelation bookings reservations appointments walk-ins'
  ).split(' '),
);

const plainAdjectives = new Set([
  'new',
  'another',
  'other',
  'first',
  'second',
  'next',
  'last',
  'later',
  'earlier',
  'current',
  'existing',
  'upcoming',
  'different',
  'quick',
  'short',
  'long',
  'regular',
  'same',
  'single',
  'morning',
  'afternoon',
  'evening',
  'previous',
  'available',
  'earliest',
  'whole',
  'customer',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
  "today's",
  "tomorrow's",
  'early',
  'late',
  'free',
  'open',
]);

/** Which service is wanted; ids are empty when one was named that the tenant does not have. */
export function readService(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
): LexiconMatch | undefined {
  return matchLexicon(text, tokens, lexicon.services) ?? unknownService(text, tokens);
}
