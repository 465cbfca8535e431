import type { LexiconEntry } from '../context.ts';
import type { Span } from '../types.ts';
import { tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { soundKey } from './phonetic.ts';
import { editDistance } from './similarity.ts';

/** What of a tenant's catalogue was named: one id is certain, several fit equally well. */
export interface LexiconMatch {
  readonly ids: readonly string[];
  readonly span: Span;
  readonly text: string;
  /** 0 to 1: 1 when every word was said as it is written. */
  readonly score: number;
}

/** Words that tell nothing about which service is meant. */
const empty = new Set([
  'a', 'an', 'the', 'and', 'of', 'for', 'with', 'in', 'to', 'my', 'on', 'or', 'at', '&', 'appointment',
  'session', 'service', 'treatment', 'minute', 'minutes', 'min', 'dr', 'doctor', 'mr', 'mrs', 'ms',
]);

const fold = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(/'s$/u, '');

const wordsOf = (name: string): string[] =>
  fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Everyday words one slip away from what shops sell. */
const lookalikes = new Set(['message', 'messages', 'called', 'clear', 'could', 'would', 'there', 'three', 'other', 'first', 'where', 'morning', 'thanks']);

const singular = (word: string): string => word.replace(/(?:es|s)$/u, '');

/** How well a said word is the written one: 1 same, less for a slip or a like sound, else 0. */
function likeness(said: string, written: string): number {
  if (said === written) return 1;
  if (said.length > 3 && singular(said) === singular(written)) return 0.97;
  const longest = Math.max(said.length, written.length);
  if (Math.min(said.length, written.length) < 3) return 0;
  if (lookalikes.has(said)) return 0;
  const limit = longest >= 8 ? 2 : longest >= 4 ? 1 : 0;
  const distance = editDistance(said, written, limit);
  const sameStart = said.charAt(0) === written.charAt(0);
  if (distance <= limit && sameStart) return 0.95 - 0.05 * distance;
  if (longest < 4 || !sameStart || editDistance(said, written, 3) > 3) return 0;
  return soundKey(said).length >= 2 && soundKey(said) === soundKey(written) ? 0.8 : 0;
}

interface Hit {
  readonly score: number;
  readonly from: number;
  readonly to: number;
  readonly words: number;
}

/** The best place for a name in the text: the share of its telling words that were said. */
function findName(tokens: readonly Token[], name: string): Hit | undefined {
  const all = wordsOf(name);
  const telling = all.filter((word) => !empty.has(word));
  const wanted = telling.length > 0 ? telling : all;
  const places = wanted.map((word) => bestToken(tokens, word));
  const found = places.filter((place) => place.score > 0);
  if (found.length === 0) return undefined;
  const sum = found.reduce((total, place) => total + place.score, 0);
  const indexes = found.map((place) => place.index);
  return {
    score: sum / wanted.length,
    from: Math.min(...indexes),
    to: Math.max(...indexes) + 1,
    words: sum,
  };
}

function bestToken(tokens: readonly Token[], word: string): { index: number; score: number } {
  let best = { index: -1, score: 0 };
  tokens.forEach((token, index) => {
    if (token.kind === 'mark') return;
    const said = token.digits === '' ? fold(token.text) : token.digits;
    // "hair cut" is a haircut.
    const joined = said + fold(tokenAt(tokens, index + 1).text);
    const score = Math.max(likeness(said, word), joined === word ? 0.98 : 0);
    if (score > best.score) best = { index, score };
  });
  return best;
}

const least = 0.3;

const rank = ({ score, words }: Hit): number => words + (score > 0.75 ? 1 : 0);

/**
 * The entries that a text names, best first, several when they fit alike ("a massage" of three kinds
 * of massage). Slips of the hand and words of the same sound count a little less than exact ones.
 */
export function matchLexicon(
  text: string,
  tokens: readonly Token[],
  entries: readonly LexiconEntry[],
): LexiconMatch | undefined {
  const spoken = tokens.slice(0, 80);
  const hits = entries.flatMap(({ id, names }) => {
    const found = names.flatMap((name) => findName(spoken, name) ?? []);
    const [first, ...rest] = found;
    if (first === undefined) return [];
    // A name said in full beats one of which a word was said.
    const hit = rest.reduce((best, each) => (rank(each) > rank(best) ? each : best), first);
    return [{ id, hit, rank: rank(hit) }];
  });
  const top = Math.max(0, ...hits.map(({ rank }) => rank));
  const best = hits.filter(({ rank, hit }) => rank >= top - 0.01 && hit.score >= least);
  const [chosen] = best;
  if (chosen === undefined) return undefined;
  const span = {
    start: tokenAt(spoken, chosen.hit.from).start,
    end: tokenAt(spoken, chosen.hit.to - 1).end,
  };
  return {
    ids: best.map(({ id }) => id),
    span,
    text: text.slice(span.start, span.end),
    score: Math.min(1, chosen.hit.score),
  };
}
