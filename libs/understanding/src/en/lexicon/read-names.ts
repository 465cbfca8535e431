import type { Lexicon, LexiconEntry } from '../../context.ts';
import { dayWord, daypartOf, monthOf, weekdayNamed } from '../calendar/names.ts';
import { isNameWord } from '../entities/name-words.ts';
import type { Span } from '../../types.ts';
import { textAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { LexiconMatch } from '../../lexicon/match.ts';
import { chosenOf, readMentions } from './service-mentions.ts';
import type { ServiceMention } from './service-mentions.ts';
import { readStaff } from './staff-mentions.ts';
import { unknownService } from './unknown-service.ts';

/** Staff as the client put it: named, ruled out, or of no matter. */
export interface ResourceMention {
  readonly ids: readonly string[] | 'any';
  readonly negated: boolean;
  /** What was said; of an unknown name all that there is. */
  readonly text: string;
  readonly span?: Span;
  /** Every name with the words that join or refuse it. */
  readonly spans?: readonly Span[];
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

/** Calendar words are what they are: "sun" is no sauna and "may" no Mae. */
const isCalendarWord = ({ kind, text }: Token): boolean =>
  kind === 'word' &&
  (weekdayNamed(text) !== undefined ||
    monthOf(text) !== undefined ||
    daypartOf(text) !== undefined ||
    dayWord(text) !== undefined);

/** Who is wanted, of the tenant's staff and rooms. */
export function readResource(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
  asked: boolean,
): ResourceMention | undefined {
  const found = readStaff(
    tokens,
    lexicon.resources.map(withParts),
    isCalendarWord,
    (span) => !asked && isSomebodyElse(tokens, span),
  );
  if (found !== undefined) return { ...found, text: text.slice(found.span.start, found.span.end) };
  const any = tokens.findIndex((token) => anyone.has(token.text));
  const word = textAt(tokens, any);
  const loose = word === 'someone' || word === 'somebody';
  if (any >= 0 && (!loose || asked)) return { ids: 'any', negated: false, text: word };
  return unknownName(text, tokens);
}

export interface ServiceReading {
  /** Which service is wanted; ids are empty when one was named that the tenant does not have. */
  readonly service?: LexiconMatch;
  /** Every service that was named, refused ones too, in the order in which they were said. */
  readonly services: readonly ServiceMention[];
}

export function readServices(
  text: string,
  tokens: readonly Token[],
  lexicon: Lexicon,
): ServiceReading {
  const services = readMentions(text, tokens, lexicon.services, isCalendarWord);
  const chosen = services.length > 0 ? chosenOf(text, services) : unknownService(text, tokens);
  return { services, ...(chosen === undefined ? {} : { service: chosen }) };
}
