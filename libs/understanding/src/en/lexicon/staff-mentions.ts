import type { LexiconEntry } from '../../context.ts';
import { bestHit, saidWords } from '../../lexicon/match.ts';
import type { Span } from '../../types.ts';
import { textAt, tokenAt } from '../../text/tokens.ts';
import type { Token } from '../../text/tokens.ts';
import { refusedPlace } from './refused-staff.ts';

/** A place in a turn where staff is named, with everybody whom the words fit alike. */
interface Mention {
  readonly ids: readonly string[];
  /** Token indexes, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  readonly exactness: number;
}

/** Who of the staff is wanted, or, where nobody is, ruled out. */
export interface StaffMentions {
  readonly ids: readonly string[];
  readonly negated: boolean;
  /** Of the first of them. */
  readonly span: Span;
  /** Everything that was read: names with the words that join or refuse them. */
  readonly spans: readonly Span[];
}

/** How much of a name must be said. */
const leastShare = 0.75;
/** A further one must be said nearly as it is written. */
const nearlyExact = 0.9;

const isHyphen = ({ text, glued }: Token): boolean => text === '-' && glued;

/** "Anna-Lena" is another name than Ana: a part of one that is written with a hyphen. */
function isOfLonger(tokens: readonly Token[], indexes: readonly number[]): boolean {
  const [from, to] = [Math.min(...indexes), Math.max(...indexes)];
  const next = tokenAt(tokens, to + 2);
  const before = tokenAt(tokens, from - 2);
  return (
    (isHyphen(tokenAt(tokens, to + 1)) && next.glued && next.capital) ||
    (isHyphen(tokenAt(tokens, from - 1)) && tokenAt(tokens, from).glued && before.capital)
  );
}

function mentionsIn(
  tokens: readonly Token[],
  entries: readonly LexiconEntry[],
  exactOnly: (token: Token) => boolean,
): Mention[] {
  const said = saidWords(tokens, exactOnly);
  const hits = entries
    .flatMap((entry) => bestHit(said, [entry]) ?? [])
    .filter(({ share, indexes }) => share >= leastShare && !isOfLonger(tokens, indexes))
    .toSorted((a, b) => b.exactness - a.exactness || b.indexes.length - a.indexes.length);
  const found: Mention[] = [];
  for (const { ids, indexes, exactness } of hits) {
    const [from, to] = [Math.min(...indexes), Math.max(...indexes) + 1];
    const at = found.findIndex((each) => each.from < to && from < each.to);
    const other = found[at];
    if (other === undefined) {
      if (found.length === 0 || exactness >= nearlyExact) found.push({ ids, from, to, exactness });
    } else if (other.exactness === exactness && other.to - other.from === to - from)
      found[at] = { ...other, ids: [...other.ids, ...ids] };
  }
  return found.toSorted((a, b) => a.from - b.from);
}

const joins = new Set(['or', 'and', '/', '&', ',', 'with', 'either', 'maybe']);

/** From the first to the last of names that stand in a row: "Ana or Marcus". */
function rowOf(tokens: readonly Token[], mentions: readonly Mention[]): readonly Span[] {
  return mentions.map(({ from, to }, index) => {
    const before = mentions[index - 1];
    const gap = before ? tokens.slice(before.to, from) : [];
    const joined = gap.length > 0 && gap.every(({ text }) => joins.has(text));
    const start =
      joined && before ? before.from : textAt(tokens, from - 1) === 'either' ? from - 1 : from;
    return { start: tokenAt(tokens, start).start, end: tokenAt(tokens, to - 1).end };
  });
}

const spanOf = (tokens: readonly Token[], { from, to }: Pick<Mention, 'from' | 'to'>): Span => ({
  start: tokenAt(tokens, from).start,
  end: tokenAt(tokens, to - 1).end,
});

/** The staff that a turn names; `isOther` says of a name that it is somebody else's. */
export function readStaff(
  tokens: readonly Token[],
  entries: readonly LexiconEntry[],
  exactOnly: (token: Token) => boolean,
  isOther: (span: Span) => boolean,
): StaffMentions | undefined {
  const mentions = mentionsIn(tokens, entries, exactOnly);
  const refusals = mentions.map((mention) => refusedPlace(tokens, mention));
  const refused = mentions.filter((_, index) => refusals[index] !== undefined);
  const wanted = mentions.filter(
    (mention, index) => refusals[index] === undefined && !isOther(spanOf(tokens, mention)),
  );
  const meant = wanted.length > 0 ? wanted : refused;
  const [first] = meant;
  if (first === undefined) return undefined;
  return {
    ids: [...new Set(meant.flatMap(({ ids }) => ids))],
    negated: wanted.length === 0,
    span: spanOf(tokens, first),
    spans: [
      ...rowOf(tokens, wanted),
      ...refusals.flatMap((place) => (place === undefined ? [] : [spanOf(tokens, place)])),
    ],
  };
}
