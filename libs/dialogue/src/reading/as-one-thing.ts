import type { Understanding } from '@gomomo/understanding';
import type { PendingKind } from '../core/pending.ts';
import type { Act, Reading, ReadingContext } from '../interpreter/reading.ts';
import { isAssent } from './assent.ts';
import { callsInstead } from './calls-instead.ts';
import type { Heard } from './heard.ts';
import { nothing } from './nothing.ts';
import { spansOnCard } from './on-the-card.ts';
import { refuses } from './postpones.ts';
import { residueOf } from './residue.ts';
import { isOpen } from './situation.ts';

/** A whole-turn yes to the proposal on the table: nothing else that was read into it counts. */
function agrees(text: string, understanding: Understanding, context: ReadingContext): boolean {
  const { pending, proposal, tenant } = context;
  if (pending !== 'confirm') return false;
  if (!proposal) return isAssent(text, 'book');
  return isAssent(text, proposal.kind, spansOnCard(understanding, proposal, tenant.timeZone, text));
}

const thanksFor =
  /^(?:\S+ ){0,3}(?:thanks|thank you)(?: \S+){0,3} for (?:the|my|your|a|such|everything)\b/u;

/** "Thank you for the lovely treatment, Ana was an angel" wants nothing. */
const praises = ({ cues }: Understanding, pending: PendingKind, text: string): boolean =>
  isOpen(pending) &&
  thanksFor.test(text) &&
  !(['book', 'wants', 'question', 'change', 'cancel', 'availability'] as const).some((cue) =>
    cues.has(cue),
  );

/** Said of the whole turn: nothing else that was read into it counts. */
const isWhole = (acts: readonly Act[]): boolean => acts.includes('keep') || acts.includes('wait');

/** Where the turn as a whole is one thing, nothing else that was read into it counts. */
export function asOneThing({ text, words, understanding, context, acts }: Heard): Reading | null {
  const { pending, proposal } = context;
  if (agrees(text, understanding, context)) return { ...nothing, acts: ['affirm'] };
  if (pending === 'confirm' && refuses(words))
    return { ...nothing, acts: [proposal?.kind === 'book' ? 'wait' : 'keep'] };
  if (callsInstead(words)) return { ...nothing, acts: ['goodbye'] };
  if (praises(understanding, pending, words)) return { ...nothing, topics: ['thanks'] };
  if (acts.includes('repeat')) return { ...nothing, acts, residue: residueOf(text, understanding) };
  return isWhole(acts) ? { ...nothing, acts } : null;
}
