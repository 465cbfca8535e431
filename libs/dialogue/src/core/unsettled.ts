import type { Command, CommandKind } from '../command.ts';
import type { DialogueState } from './state.ts';

/**
 * A write was agreed to and nobody knows whether it was done. It stays on the table until that is known:
 * trying again cannot do it twice, while another wish could make it two.
 */
export const isUnsettled = ({ proposal, question }: DialogueState): boolean =>
  proposal !== null && question?.id === 'weather' && question.params.booked === 'unknown';

/** Said meanwhile, these are answered as ever. */
const harmless: ReadonlySet<CommandKind> = new Set([
  'ask',
  'answered',
  'human',
  'repeat',
  'wait',
  'silence',
  'unclear',
  'unread',
  'foreign',
  'goodbye',
]);

/** What could turn the write round, and a yes beside it. */
export const waitsForOutcome = (
  state: DialogueState,
  command: Command,
  all: readonly Command[],
  isYes: (command: Command) => boolean,
): boolean => {
  if (!isUnsettled(state) || harmless.has(command.kind)) return false;
  return !isYes(command) || all.some((each) => !harmless.has(each.kind) && !isYes(each));
};
