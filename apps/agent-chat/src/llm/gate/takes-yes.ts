import type { DialogueState } from '@gomomo/dialogue';

const yesOrNo: ReadonlySet<string> = new Set('confirm retry leave next link call-back'.split(' '));

/** A yes would be taken for the answer to the question on the table, whatever else was asked. */
export function takesYes({ pending, offer, wish }: DialogueState): boolean {
  if (pending.kind === 'service') return pending.candidates.length === 1;
  if (pending.kind !== 'time') return yesOrNo.has(pending.kind);
  return pending.again !== null || wish.edge !== null || offer?.slots.length === 1;
}
