import type { GateFacts } from './gate-facts.ts';
import type { Act } from './grammar.ts';
import { judgeClause } from './judge-clause.ts';
import type { Mention } from './mention.ts';
import type { Word } from './sentence.ts';

/** What each clause of a sentence does, where every one of them has a form and is true. */
export type Verdict = readonly Act[] | 'unknown' | 'untrue';

/** A clause may end in front of these. */
const joints = new Set([',', 'and', 'but', 'so']);
/** Of what ends a sentence nothing is left but whether it was a question. */
const ends = new Set(['.', '!', '?', '…']);

/** Reads a sentence as clauses, each of which has one of the forms and holds by itself. */
export function judge(
  sentence: readonly Word[],
  around: readonly Mention[],
  facts: GateFacts,
): Verdict {
  const words = sentence.slice(0, sentence.findLastIndex(({ text }) => !ends.has(text)) + 1);
  let hasForm = false;
  /** From this word on; null: it cannot be read. */
  const read = remembered((start: number): readonly Act[] | null => {
    if (start >= words.length) return [];
    if (words[start]?.text === ',') return read(start + 1);
    for (const end of endsOf(words, start)) {
      const act = judgeClause(words.slice(start, end), words[0], around, facts);
      hasForm ||= act !== undefined;
      if (act === undefined || act === 'untrue') continue;
      const others = read(end);
      if (others) return [act, ...others];
    }
    return null;
  });
  const acts = read(0);
  if (acts && acts.length > 0) return acts;
  return hasForm ? 'untrue' : 'unknown';
}

/** The longest clause first. */
const endsOf = (words: readonly Word[], start: number): readonly number[] => [
  words.length,
  ...[...words.keys()].filter((at) => at > start && joints.has(words[at]?.text ?? '')).toReversed(),
];

/** Of each place it is found out once. */
function remembered<R>(find: (place: number) => R): (place: number) => R {
  const known: { readonly of: R }[] = [];
  return (place) => (known[place] ??= { of: find(place) }).of;
}
