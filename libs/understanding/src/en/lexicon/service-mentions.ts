import type { LexiconEntry } from '../../context.ts';
import { bestHit, saidWords, toMatch } from '../../lexicon/match.ts';
import type { LexiconHit, LexiconMatch, SaidWords } from '../../lexicon/match.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import type { Span } from '../../types.ts';

/** One of the services that a turn names. */
export interface ServiceMention extends LexiconMatch {
  /** "Not deep tissue"; also what a later word of the same turn took back. */
  readonly negated: boolean;
  /** Of a refused one: the words that refuse it and it. */
  readonly refusal?: Span;
  /** "Two facials" 2. */
  readonly count: number;
  /** Beside the one before by "or": one of the two, not both. */
  readonly either: boolean;
}

interface Found {
  readonly hit: LexiconHit;
  readonly first: number;
}

const mostMentions = 5;
/** A further service must be said nearly as it is written: leftovers of a name are none. */
const nearlyExact = 0.9;

const links = new Set([
  'and',
  '&',
  '+',
  'plus',
  'also',
  'then',
  'or',
  ',',
  ';',
  '.',
  '/',
  'not',
  'instead',
  'but',
  'rather',
  'no',
  'actually',
  'with',
  'to',
  'from',
  'another',
  'sorry',
  'make',
  'meant',
  'mean',
  'wait',
]);

/** Whether something stands between that joins two services, where else one name would go on. */
function isLinked(tokens: readonly Token[], index: number, used: ReadonlySet<number>): boolean {
  const others = [...used];
  const before = Math.max(-1, ...others.filter((other) => other < index));
  const behind = Math.min(tokens.length, ...others.filter((other) => other > index));
  const linked = (from: number, to: number): boolean =>
    tokens.slice(from + 1, to).some(({ text }) => links.has(text));
  return (
    (before >= 0 && linked(before, index)) || (behind < tokens.length && linked(index, behind))
  );
}

const dividers = new Set(['not', 'except', 'without']);

/** The words on one side of a place only. */
const onSide = (words: readonly string[], isThere: (index: number) => boolean): string[] =>
  words.map((word, index) => (isThere(index) ? word : ''));

/** "Massage but not deep tissue": a name does not reach over a refusal, what stands behind is another. */
function hitsIn(
  tokens: readonly Token[],
  said: SaidWords,
  entries: readonly LexiconEntry[],
): LexiconHit[] {
  const hit = bestHit(said, entries);
  if (hit === undefined) return [];
  const [from, to] = [Math.min(...hit.indexes), Math.max(...hit.indexes)];
  const at = tokens.findIndex(
    ({ text }, index) => index > from && index < to && dividers.has(text),
  );
  if (at < 0) return [hit];
  const behind = bestHit({ ...said, words: onSide(said.words, (index) => index > at) }, entries);
  const before = bestHit({ ...said, words: onSide(said.words, (index) => index < at) }, entries);
  return [before, behind].filter((each) => each !== undefined);
}

/** Every service that is named, in the order in which they are said. */
function findAll(
  tokens: readonly Token[],
  entries: readonly LexiconEntry[],
  exactOnly: (token: Token) => boolean,
): Found[] {
  const said = saidWords(tokens, exactOnly);
  const words = [...said.words];
  const used = new Set<number>();
  const found: Found[] = [];
  while (found.length < mostMentions) {
    const hits = hitsIn(tokens, { ...said, words }, entries);
    if (hits.length === 0) break;
    for (const hit of hits) {
      const first = Math.min(...hit.indexes);
      const further = found.length > 0;
      if (!further || (hit.exactness >= nearlyExact && isLinked(tokens, first, used)))
        found.push({ hit, first });
      for (const index of hit.indexes) {
        used.add(index);
        words[index] = '';
      }
    }
  }
  return found.sort((left, right) => left.first - right.first);
}

const refusals = new Set(['not', 'except', 'without', 'nor', 'neither']);
const dislikes = new Set(["don't", 'dont', "didn't", 'didnt', "isn't", "wasn't", 'never']);

/** "Not the deep tissue", "instead of a facial", "I don't want a facial": the nearest value is meant. */
function refusalAt(tokens: readonly Token[], first: number, floor: number): number | undefined {
  for (let at = first - 1; at > floor && at >= first - 5; at -= 1) {
    const { kind, text } = tokenAt(tokens, at);
    if (kind === 'mark' || text === 'but' || text === 'if') return undefined;
    const before = textAt(tokens, at - 1);
    if (refusals.has(text)) return before === 'why' ? undefined : at;
    if (dislikes.has(text)) return at;
    if (text === 'no') return at === first - 1 ? at : undefined;
    if (text === 'of' && before === 'instead') return at - 1;
    if (text === 'than' && (before === 'rather' || before === 'other')) return at - 1;
  }
  return undefined;
}

const retractions = new Set([
  'actually',
  'sorry',
  'meant',
  'mean',
  'wait',
  'instead',
  'make',
  'rather',
  'correction',
]);

/** "A facial, no, a massage", "from a facial to a massage": what comes after takes its place. */
function isTakenBack(tokens: readonly Token[], found: Found, next: Found | undefined): boolean {
  if (next === undefined) return false;
  const between = tokens
    .slice(Math.max(...found.hit.indexes) + 1, next.first)
    .map(({ text }) => text);
  const article = ['a', 'an', 'the', 'my'].includes(textAt(tokens, found.first - 1)) ? 2 : 1;
  if (textAt(tokens, found.first - article) === 'from' && between.includes('to')) return true;
  const of = between.indexOf('of');
  if (of > 0 && between[of - 1] === 'instead') return false;
  const than = between.indexOf('than');
  if (than > 0 && between[than - 1] === 'rather') return false;
  const refuses = between.includes('no') && !between.includes('not');
  return refuses || between.some((word) => retractions.has(word));
}

function countOf(tokens: readonly Token[], first: number): number {
  const { kind, value } = tokenAt(tokens, first - 1);
  const counts = kind === 'number' && Number.isInteger(value) && value >= 2 && value <= 20;
  return counts ? value : 1;
}

/** The services of a tenant that a turn names, refused ones too. */
export function readMentions(
  text: string,
  tokens: readonly Token[],
  entries: readonly LexiconEntry[],
  exactOnly: (token: Token) => boolean,
): ServiceMention[] {
  const found = findAll(tokens, entries, exactOnly);
  return found.map((each, index) => {
    const previous = found[index - 1];
    const floor =
      previous === undefined ? -1 : Math.min(each.first - 1, Math.max(...previous.hit.indexes));
    const gap =
      previous === undefined ? [] : tokens.slice(Math.min(floor, each.first) + 1, each.first);
    const match = toMatch(text, tokens, each.hit);
    const refused = refusalAt(tokens, each.first, floor);
    const negated = refused !== undefined || isTakenBack(tokens, each, found[index + 1]);
    const start = tokenAt(tokens, refused ?? each.first).start;
    return {
      ...match,
      negated,
      ...(negated ? { refusal: { start, end: match.span.end } } : {}),
      count: countOf(tokens, each.first),
      either: gap.some((token) => token.text === 'or'),
    };
  });
}

/** The one service that a turn is about: the first that is wanted, or all that are joined by "or". */
export function chosenOf(
  text: string,
  mentions: readonly ServiceMention[],
): LexiconMatch | undefined {
  const wanted = mentions.filter(({ negated }) => !negated);
  const [first, ...more] = wanted;
  if (first === undefined) return undefined;
  const joined = more.filter(({ either }) => either);
  const all = [first, ...joined];
  const start = Math.min(...all.map(({ span }) => span.start));
  const end = Math.max(...all.map(({ span }) => span.end));
  const refused = new Set(mentions.flatMap(({ negated, ids }) => (negated ? ids : [])));
  const ids = [...new Set(all.flatMap((each) => each.ids))];
  // "A massage, but not deep tissue": of what the words fit, what is not refused.
  const left = ids.filter((id) => !refused.has(id));
  return {
    ids: left.length > 0 ? left : ids,
    span: { start, end },
    text: text.slice(start, end),
    score: first.score,
    ...(first.exactness === undefined ? {} : { exactness: first.exactness }),
  };
}
