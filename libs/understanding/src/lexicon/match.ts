import type { LexiconEntry } from '../context.ts';
import type { Span } from '../types.ts';
import { tokenAt } from '../text/tokens.ts';
import type { Token } from '../text/tokens.ts';
import { soundKey } from '../en/lexicon/phonetic.ts';
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
  'a',
  'an',
  'one',
  'ones',
  'the',
  'and',
  'of',
  'for',
  'with',
  'in',
  'to',
  'my',
  'on',
  'or',
  'at',
  '&',
  'appointment',
  'session',
  'service',
  'treatment',
  'minute',
  'minutes',
  'min',
  'dr',
  'doctor',
  'mr',
  'mrs',
  'ms',
]);

const fold = (word: string): string =>
  word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().replace(/'s$/u, '');

const wordsOf = (name: string): string[] =>
  fold(name)
    .replaceAll(/['’]s(?!\p{L})/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** Everyday words one slip away from what shops sell. */
const lookalikes = new Set([
  'message',
  'messages',
  'called',
  'clear',
  'could',
  'would',
  'there',
  'three',
  'other',
  'first',
  'where',
  'morning',
  'thanks',
]);

const singular = (word: string): string => word.replace(/(?:es|s)$/u, '');

/** How well a said word is the written one: 1 same, less for a slip or a like sound, else 0. */
function likeness(said: string, written: string): number {
  if (said === written) return 1;
  // Slips at the first letter are rare, and most words of a turn are ruled out by it.
  if (said.charAt(0) !== written.charAt(0)) return 0;
  if (said.length > 3 && singular(said) === singular(written)) return 0.97;
  const longest = Math.max(said.length, written.length);
  if (Math.min(said.length, written.length) < 3 || lookalikes.has(said)) return 0;
  const limit = longest >= 8 ? 2 : longest >= 4 ? 1 : 0;
  const distance = editDistance(said, written, 3);
  if (distance <= limit) return 0.95 - 0.05 * distance;
  if (longest < 4 || distance > 3) return 0;
  return soundKey(said).length >= 2 && soundKey(said) === soundKey(written) ? 0.8 : 0;
}

/** A turn's words as they are compared, marks left empty. */
const spokenWords = (tokens: readonly Token[]): string[] =>
  tokens.map((token) =>
    token.kind === 'mark' ? '' : token.digits === '' ? fold(token.text) : token.digits,
  );

interface Place {
  readonly index: number;
  readonly score: number;
}

/** Where a name's telling words were said, and which share of them. */
function findName(said: readonly string[], name: string): { places: Place[]; share: number } {
  const all = wordsOf(name);
  const telling = all.filter((word) => !empty.has(word));
  const wanted = telling.length > 0 ? telling : all;
  const places = wanted.map((word) => bestToken(said, word)).filter(({ score }) => score > 0);
  const sum = places.reduce((total, place) => total + place.score, 0);
  return { places, share: wanted.length === 0 ? 0 : sum / wanted.length };
}

interface Hit {
  readonly id: string;
  readonly share: number;
  readonly from: number;
  readonly to: number;
  readonly rank: number;
}

/**
 * One entry with all its names: "women's haircut" says a word of "Women's cut" and its synonym. A
 * name said in full beats one of which a word was said.
 */
function findEntry(words: readonly string[], { id, names }: LexiconEntry): Hit | undefined {
  const found = names
    .map((name) => findName(words, name))
    .filter(({ places }) => places.length > 0);
  if (found.length === 0) return undefined;
  const said = new Map<number, number>();
  for (const { places } of found)
    for (const { index, score } of places) said.set(index, Math.max(said.get(index) ?? 0, score));
  const share = Math.max(...found.map((each) => each.share));
  const sum = [...said.values()].reduce((total, score) => total + score, 0);
  const indexes = [...said.keys()];
  return {
    id,
    share,
    from: Math.min(...indexes),
    to: Math.max(...indexes) + 1,
    rank: sum + (share > 0.75 ? 1 : 0),
  };
}

function bestToken(said: readonly string[], word: string): Place {
  let best = { index: -1, score: 0 };
  said.forEach((each, index) => {
    if (each === '') return;
    // "hair cut" is a haircut.
    const joined = `${each}${said[index + 1] ?? ''}` === word ? 0.98 : 0;
    const score = Math.max(likeness(each, word), joined);
    if (score > best.score) best = { index, score };
  });
  return best;
}

const least = 0.3;

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
  const words = spokenWords(spoken);
  const hits = entries.flatMap((entry) => findEntry(words, entry) ?? []);
  const top = Math.max(0, ...hits.map(({ rank }) => rank));
  const best = hits.filter(({ rank, share }) => rank >= top - 0.01 && share >= least);
  const [chosen] = best;
  if (chosen === undefined) return undefined;
  const span = {
    start: tokenAt(spoken, chosen.from).start,
    end: tokenAt(spoken, chosen.to - 1).end,
  };
  return {
    ids: best.map(({ id }) => id),
    span,
    text: text.slice(span.start, span.end),
    score: Math.min(1, chosen.share),
  };
}
