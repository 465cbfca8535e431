import type { AskedSlot, SystemAct } from '../../context.ts';
import type { Token } from '../../text/tokens.ts';
import { findCues } from './cues.ts';
import { mendCueWord } from './mend.ts';
import type { CueName } from './cues.ts';

/** What the classifier sees besides the words. */
export interface IntentSituation {
  readonly acts: readonly SystemAct[];
  readonly asked: readonly AskedSlot[];
  readonly actSlots: readonly string[];
  readonly hasDate: boolean;
  readonly hasTime: boolean;
}

/** log2 of the number of buckets that feature names are hashed into. */
export const featureBits = 15;
const mask = 2 ** featureBits - 1;

/** FNV-1a over the code units. */
function bucketOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < name.length; index += 1) {
    hash ^= name.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  return hash & mask;
}

const maxWords = 60;

/** Numbers, times and dates differ in every turn, so they count by kind. */
const shapeOf = (token: Token): string => {
  if (token.kind === 'number') return '<n>';
  if (token.kind === 'ordinal') return '<o>';
  return token.text;
};

const readable = new Set(['?', '!']);

function wordFeatures(words: readonly string[], add: (name: string) => void): void {
  words.forEach((word, index) => {
    add(`w ${word}`);
    add(`b ${words[index - 1] ?? '^'} ${word}`);
  });
  add(`b ${words.at(-1) ?? '^'} $`);
}

function letterFeatures(words: readonly string[], add: (name: string) => void): void {
  for (const word of words) {
    if (word.startsWith('<') || word.length > 24) continue;
    const padded = `_${word}_`;
    for (let size = 3; size <= 4; size += 1)
      for (let at = 0; at + size <= padded.length; at += 1) add(`c ${padded.slice(at, at + size)}`);
  }
}

const sizeOf = (words: readonly string[]): string => {
  if (words.length <= 2) return 'tiny';
  if (words.length <= 5) return 'short';
  return words.length <= 12 ? 'middle' : 'long';
};

/** The situation, alone and crossed with the words: "no" answers a question, or ends the talk. */
function situationFeatures(
  words: readonly string[],
  situation: IntentSituation,
  add: (name: string) => void,
): void {
  const acts = situation.acts.length === 0 ? ['none'] : [...situation.acts].sort();
  const joint = acts.join('+');
  const values = `${situation.hasDate ? 'd' : ''}${situation.hasTime ? 't' : ''}`;
  add(`acts ${joint}`);
  add(`values ${values}`);
  add(`size ${sizeOf(words)} ${joint}`);
  for (const act of acts) {
    add(`act ${act}`);
    add(`act ${act} values ${values}`);
    add(`act ${act} first ${words[0] ?? ''}`);
    add(`act ${act} start ${words.slice(0, 2).join(' ')}`);
  }
  for (const slot of situation.asked) add(`asked ${slot}`);
  for (const slot of situation.actSlots) add(`slot ${acts[0] ?? ''} ${slot}`);
  for (const word of new Set(words)) add(`${joint} w ${word}`);
}

/** The words that the cues read: no marks, slips of the keyboard mended. */
export const cueWords = (tokens: readonly Token[]): string[] =>
  tokens
    .filter((token) => token.kind !== 'mark')
    .slice(0, maxWords)
    .map((token) => mendCueWord(token.text));

/** Cues alone, in pairs, and crossed with the situation. */
function cueFeatures(
  cues: ReadonlySet<CueName>,
  situation: IntentSituation,
  add: (name: string) => void,
): void {
  const names = [...cues];
  const values = `${situation.hasDate ? 'd' : ''}${situation.hasTime ? 't' : ''}`;
  const joint = situation.acts.length === 0 ? 'none' : [...situation.acts].sort().join('+');
  add(`cues ${names.join('+')}`);
  names.forEach((name, index) => {
    add(`cue ${name}`);
    add(`cue ${name} act ${joint}`);
    add(`cue ${name} values ${values}`);
    for (const other of names.slice(index + 1)) add(`cues ${name} ${other}`);
  });
}

/** Bucket numbers of a turn's features, each bucket once. */
export interface IntentFeatures {
  /** Words, letters and the situation; their sum is divided by the root of their number. */
  readonly words: Uint16Array;
  /** Cues, which count in full however long the turn is. */
  readonly cues: Uint16Array;
}

/** What a cue weighs beside the words of a turn. */
export const cueGain = 0.8;

const collect = (): { buckets: Set<number>; add: (name: string) => void } => {
  const buckets = new Set<number>();
  return { buckets, add: (name) => buckets.add(bucketOf(name)) };
};

/**
 * The features of a turn: word 1- and 2-grams, letter 3- and 4-grams, the pending question alone and
 * crossed with the words, and the cues of the language.
 */
export function intentFeatures(
  tokens: readonly Token[],
  situation: IntentSituation,
): IntentFeatures {
  const { buckets, add } = collect();
  const cues = collect();
  const words = tokens
    .filter((token) => token.kind !== 'mark' || readable.has(token.text))
    .slice(0, maxWords)
    .map(shapeOf);
  cueFeatures(findCues(cueWords(tokens)), situation, cues.add);
  wordFeatures(words, add);
  letterFeatures(words, add);
  situationFeatures(words, situation, add);
  return { words: Uint16Array.from(buckets), cues: Uint16Array.from(cues.buckets) };
}
