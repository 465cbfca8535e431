import type { FrequentQuestion } from '../core/tenant-facts.ts';

/** Words that tell nothing about what a question is about. */
const empty = new Set(
  (
    'a an the is are was were be been am do does did can could will would may might should shall have has had i we you ' +
    'it its they he she me us my our your yours their this that these those there here to of in on at for with by from ' +
    'and or but if as so what whats which who whom whose where wheres when why how much many any some get got take ' +
    'takes accept accepts offer offers allow allowed allows provide bring use need want like know tell please hi hello ' +
    'hey thanks thank ok okay yes no not just also too possible about while during after before im ive id ill dont ' +
    'cant u ur r pls come go make guys place shop salon'
  ).split(' '),
);

const joined: readonly (readonly [RegExp, string])[] = [
  [/\bwalk[ -]?ins?\b/gu, 'walkin'],
  [/\bgift[ -]?(?:cards?|vouchers?|certificates?)\b/gu, 'giftcard'],
  [/\bwi[ -]?fi\b/gu, 'wifi'],
  [/\be-?mails?\b/gu, 'email'],
  [/\bair[ -]?con(?:ditioning)?\b/gu, 'aircon'],
];

/** One word for things that are asked about by several. */
const same = new Map(
  [
    'pet dog cat puppy animal',
    'child kid baby toddler children',
    'card visa mastercard amex',
    'giftcard voucher',
    'toilet restroom bathroom loo',
    'access wheelchair accessible accessibility disabled',
    'park parking carpark garage',
    'pay payment',
    'cancel cancellation',
  ].flatMap((row) => {
    const [first = '', ...others] = row.split(' ');
    return [first, ...others].map((word) => [word, first] as const);
  }),
);

const stem = (word: string): string => {
  const bare =
    word.length > 3 ? word.replace(/(?:ies|es|s)$/u, (end) => (end === 'ies' ? 'y' : '')) : word;
  return same.get(word) ?? same.get(bare) ?? bare.replace(/(?<=\p{L}{4})(?:ing|ed)$/u, '');
};

/** What a question is about: its telling words, each once. */
function tellingWords(text: string): ReadonlySet<string> {
  const lower = joined.reduce(
    (words, [pattern, word]) => words.replaceAll(pattern, word),
    text.toLowerCase().replaceAll(/['’]/gu, ''),
  );
  const words = lower.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '' && !empty.has(word));
  return new Set(words.map(stem));
}

/** Share of both questions' words that they have in common (Dice). */
function likeness(said: ReadonlySet<string>, asked: ReadonlySet<string>): number {
  const common = [...said].filter((word) => asked.has(word)).length;
  // "Do you sell showers" says more than "a shower": one word in common is not enough then.
  if (common === 1 && said.size > 1) return 0;
  return said.size + asked.size === 0 ? 0 : (2 * common) / (said.size + asked.size);
}

const sure = 0.66;
const margin = 0.15;

/**
 * The tenant's own question that a client asks, by its wording: its place in the list. An unsure match,
 * or two that fit alike, is none.
 */
export function matchFaq(
  text: string,
  faq: readonly FrequentQuestion[] | undefined,
): number | undefined {
  if (faq === undefined || faq.length === 0) return undefined;
  const said = tellingWords(text.slice(0, 400));
  if (said.size === 0) return undefined;
  const ranked = faq
    .map(({ question }, index) => ({ index, score: likeness(said, tellingWords(question)) }))
    .sort((left, right) => right.score - left.score);
  const [best, second] = ranked;
  if (best === undefined || best.score < sure) return undefined;
  return best.score - (second?.score ?? 0) < margin ? undefined : best.index;
}
