import type { ServiceFacts } from '@gomomo/dialogue';
import type { Span } from '@gomomo/understanding';
import { withoutContacts } from './contacts.ts';
import type { GateFacts } from './gate-facts.ts';
import { servicesNamed } from './services-named.ts';
import { plain } from './vocabulary.ts';

const money =
  /(?:[$€£¥₹]|\b(?:usd|eur|gbp)\s?)\s?\d[\d.,]*\d|(?:[$€£¥₹])\s?\d|\d[\d.,]*\s?(?:[$€£¥₹]|\b(?:dollars?|bucks|euros?|pounds?|quid|usd|eur|gbp|cents?)\b)/giu;
/** "One" is a person as often as a number; the others count something. */
const numberWord =
  /\b(?:zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?|half|halves|quarters?|double|twice|third)\b/u;
const currencyWord =
  /\b(?:dollars?|bucks|euros?|pounds?|quid|usd|eur|gbp|cents?|percent)\b|[%$€£¥₹]/u;

export interface AmountsSaid {
  readonly areKnown: boolean;
  readonly count: number;
}

/**
 * Prices, lengths and all other figures of a sentence. `times` are the stretches that are accounted for.
 * A price or length is known as that of a service which the sentence names, else of the one talked about.
 */
export function amountsIn(sentence: string, times: readonly Span[], facts: GateFacts): AmountsSaid {
  const services = servicesMeant(sentence, facts);
  const { durations } = facts.read(sentence);
  const outside = durations.filter(
    ({ span }) => !isBareDay(sentence, span) && !times.some((time) => overlap(time, span)),
  );
  const lengths = outside.every(
    ({ days, minutes }) => days === 0 && services.some((each) => each.durationMinutes === minutes),
  );
  const rest = blank(sentence, [...times, ...outside.map(({ span }) => span)]);
  const prices = [...rest.matchAll(money)].map(([text]) => text);
  const arePrices = prices.every((text) =>
    services.some(({ priceMinor }) => isPrice(text, priceMinor)),
  );
  const left = withoutContacts(rest.replaceAll(money, ' '));
  const areKnown = lengths && arePrices && !hasFigure(left, facts);
  return { areKnown, count: prices.length + outside.length };
}

/** "Tell me a day": no length of time. */
const isBareDay = (text: string, { start, end }: Span): boolean =>
  /^(?:an?|the|one|which) (?:day|week)$/iu.test(text.slice(start, end));

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const blank = (text: string, spans: readonly Span[]): string =>
  spans.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );

function servicesMeant(sentence: string, facts: GateFacts): readonly ServiceFacts[] {
  const named = servicesNamed(sentence, facts);
  return named.length > 0
    ? named
    : facts.tenant.services.filter(({ id }) => id === facts.serviceId);
}

/** "$95", "95.00 €", "95 dollars"; a point or comma counts as the decimal one before two last digits. */
function isPrice(text: string, priceMinor: number | null | undefined): boolean {
  const figures = text.replaceAll(/[^\d.,]/gu, '');
  const [, whole = '', cents = '00'] = /^([\d.,]*?)(?:[.,](\d\d))?$/u.exec(figures) ?? [];
  return Number(whole.replaceAll(/\D/gu, '')) * 100 + Number(cents) === priceMinor;
}

/** A figure that the business does not name itself, or words for one. */
function hasFigure(text: string, { tenant }: GateFacts): boolean {
  const { address = '', arrivalNote = '', tagline = '', faq = [] } = tenant.profile;
  const names = tenant.services.map(({ name }) => name);
  const answers = faq.flatMap(({ question, answer }) => [question, answer]);
  const own = plain([address, arrivalNote, tagline, ...names, ...answers].join('\n'));
  const known = new Set(own.match(/\d+/gu) ?? []);
  const said = plain(text);
  if ((said.match(/\d+/gu) ?? []).some((figure) => !known.has(figure))) return true;
  return [numberWord, currencyWord].some((words) => {
    const [word] = words.exec(said) ?? [];
    return word !== undefined && !own.includes(word);
  });
}
