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
  /** 0 to 1: below 1 where a word was only spelt or sounded like the written one. */
  readonly exactness?: number;
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
  'class',
  'lesson',
  'course',
  'workshop',
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
function likeness(said: string, written: string, exactly: boolean): number {
  if (said === written) return 1;
  if (exactly) return 0;
  // Slips at the first letter are rare, and most words of a turn are ruled out by it.
  if (said.charAt(0) !== written.charAt(0)) return 0;
  if (said.length > 3 && singular(said) === singular(written)) return 0.97;
  const longest = Math.max(said.length, written.length);
  if (Math.min(said.length, written.length) < 3 || lookalikes.has(said)) return 0;
  const limit = longest >= 8 ? 2 : longest >= 4 ? 1 : 0;
  const distance = editDistance(said, written, 3);
  if (distance <= limit) return 0.95 - 0.05 * distance;
  if (longest < 4 || distance > 3) return 0;
  const key = soundKey(said);
  // Two consonants alone are shared by words that are nothing alike: "anyway" and "Ana".
  const telling = key.length >= 3 || (key.length === 2 && distance <= 2);
  return telling && key === soundKey(written) ? 0.8 : 0;
}

/** A turn's words as they are compared, marks left empty. */
const spokenWords = (tokens: readonly Token[]): string[] =>
  tokens.map((token) =>
    token.kind === 'mark' ? '' : token.digits === '' ? fold(token.text) : token.digits,
  );

/** The words of a turn, and which of them mean themselves and nothing that is spelt or sounds alike. */
export interface SaidWords {
  readonly words: readonly string[];
  readonly exactOnly: ReadonlySet<number>;
}

interface Place {
  readonly index: number;
  readonly score: number;
}

/** Where a name's telling words were said, and which share of them. */
function findName(said: SaidWords, name: string): { places: Place[]; share: number } {
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
  readonly indexes: readonly number[];
  /** The worst likeness of a word. */
  readonly least: number;
  readonly rank: number;
}

/**
 * One entry with all its names: "women's haircut" says a word of "Women's cut" and its synonym. A
 * name said in full beats one of which a word was said.
 */
function findEntry(words: SaidWords, { id, names }: LexiconEntry): Hit | undefined {
  const found = names
    .map((name) => findName(words, name))
    .filter(({ places }) => places.length > 0);
  if (found.length === 0) return undefined;
  const said = new Map<number, number>();
  for (const { places } of found)
    for (const { index, score } of places) said.set(index, Math.max(said.get(index) ?? 0, score));
  const share = Math.max(...found.map((each) => each.share));
  const sum = [...said.values()].reduce((total, score) => total + score, 0);
  return {
    id,
    share,
    indexes: [...said.keys()],
    least: Math.min(...said.values()),
    rank: sum + (share > 0.75 ? 1 : 0),
  };
}

function bestToken({ words, exactOnly }: SaidWords, word: string): Place {
  let best = { index: -1, score: 0 };
  words.forEach((each, index) => {
    if (each === '') return;
    // "hair cut" is a haircut; "an a" is no Ana.
    const next = words[index + 1] ?? '';
    const joined = next.length > 1 && `${each}${next}` === word ? 0.98 : 0;
    const score = Math.max(likeness(each, word, exactOnly.has(index)), joined);
    if (score > best.score) best = { index, score };
  });
  return best;
}

const least = 0.3;

/** What was named, with the places of its words. */
export interface LexiconHit {
  readonly ids: readonly string[];
  readonly indexes: readonly number[];
  /** 0 to 1: share of the name that was said. */
  readonly share: number;
  /** 0 to 1: 1 when each word that was said is the written one. */
  readonly exactness: number;
}

/** The entries that words name, best first, several when they fit alike. */
export function bestHit(
  words: SaidWords,
  entries: readonly LexiconEntry[],
): LexiconHit | undefined {
  const hits = entries.flatMap((entry) => findEntry(words, entry) ?? []);
  const top = Math.max(0, ...hits.map(({ rank }) => rank));
  const best = hits.filter(({ rank, share }) => rank >= top - 0.01 && share >= least);
  const [chosen] = best;
  if (chosen === undefined) return undefined;
  return {
    ids: best.map(({ id }) => id),
    indexes: chosen.indexes,
    share: Math.min(1, chosen.share),
    exactness: chosen.least,
  };
}

const mostWords = 80;

/** A turn's words ready to be compared. */
export const saidWords = (
  tokens: readonly Token[],
  exactOnly: (token: Token) => boolean,
): SaidWords => {
  const spoken = tokens.slice(0, mostWords);
  const exact = spoken.flatMap((token, index) => (exactOnly(token) ? [index] : []));
  return { words: spokenWords(spoken), exactOnly: new Set(exact) };
};

export function toMatch(text: string, tokens: readonly Token[], hit: LexiconHit): LexiconMatch {
  const span = {
    start: tokenAt(tokens, Math.min(...hit.indexes)).start,
    end: tokenAt(tokens, Math.max(...hit.indexes)).end,
  };
  return {
    ids: hit.ids,
    span,
    text: text.slice(span.start, span.end),
    score: hit.share,
    exactness: hit.exactness,
  };
}
