import { isGrave, type Command, type CommandKind } from '@gomomo/dialogue';

import type { Asked } from '../turn.ts';

/** What the rules say where words were left that they have not read. */
const residues: ReadonlySet<CommandKind> = new Set(['unread', 'unclear', 'foreign']);

/** A question is residue too where all that is known of it is that it was one, and a service that fits none. */
const isResidue = (command: Command): boolean =>
  residues.has(command.kind) ||
  (command.kind === 'ask' && command.topic === 'other') ||
  (command.kind === 'set' && command.slot === 'service' && command.value.ids.length === 0);

/** Health, law, danger and abuse: the desk has one answer to each, and says it itself. */
const isOurs = (command: Command): boolean =>
  command.kind === 'ask' && (isGrave(command.topic) || command.topic === 'condition');

/** Digits that can be no phone number: the desk says which. */
const isBadPhone = (command: Command): boolean =>
  command.kind === 'unclear' && command.phone !== undefined;

/** The rules go first: what they read whole is theirs, and what they leave is what a model is for. */
export function isForModel({ turn, channel }: Asked, own: readonly Command[]): boolean {
  if (turn.kind !== 'text' || channel !== 'chat') return false;
  if (own.some((each) => isOurs(each) || isBadPhone(each))) return false;
  return own.some(isResidue);
}
