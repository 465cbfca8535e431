import { dayWord, weekdayNamed } from '../calendar/names.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { LexiconMatch } from '../../lexicon/match.ts';

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
export function unknownService(text: string, tokens: readonly Token[]): LexiconMatch | undefined {
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
