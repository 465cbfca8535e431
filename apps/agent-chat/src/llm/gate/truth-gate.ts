import type { GateFacts } from './gate-facts.ts';
import type { Act } from './grammar.ts';
import { judge } from './judge.ts';
import { toWords } from './sentence.ts';
import { withoutWholeTexts } from './texts.ts';
import { sentencesOf } from './words.ts';
import { hasMarkup, lengthMax } from './writing.ts';

/** Why words of a model are not said: how they are written, what they are, or what they say. */
export type Refusal =
  'empty' | 'too-long' | 'markup' | 'language' | 'question' | 'unknown' | 'untrue';

/**
 * Whether words of a model may be said; null: they may. Everything that they state has to be a fact of
 * this turn in one of the few forms that are known here; the desk speaks for itself where they are not.
 */
export function refuse(text: string, facts: GateFacts): Refusal | null {
  return refuseWriting(text, facts) ?? refuseSaying(text, facts);
}

function refuseWriting(text: string, facts: GateFacts): Refusal | null {
  if (text.trim() === '') return 'empty';
  if (text.length > lengthMax) return 'too-long';
  if (hasMarkup(text)) return 'markup';
  return facts.isForeign ? 'language' : null;
}

function refuseSaying(text: string, facts: GateFacts): Refusal | null {
  const sentences = sentencesOf(withoutWholeTexts(text, facts));
  const read = sentences.map((sentence) => ({ sentence, words: toWords(sentence, facts) }));
  const around = read.flatMap(({ words }) => words.flatMap(({ mention }) => mention ?? []));
  for (const { sentence, words } of read) {
    const acts = judge(words, around, facts);
    if (acts === 'unknown' || acts === 'untrue') return acts;
    if (!isEndedRight(sentence, acts.at(-1))) return 'unknown';
    if (facts.asksYesOrNo && acts.some((act) => act !== 'states')) return 'question';
  }
  return null;
}

/** A question has its mark and nothing that is told has one. */
const isEndedRight = (sentence: string, last: Act | undefined): boolean =>
  last === 'invites' || /\?\W*$/u.test(sentence) === (last === 'asks');
