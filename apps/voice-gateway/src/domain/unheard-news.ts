import type { ConversationTurn } from '@gomomo/conversations';

/**
 * What happened outside since the step before and was told to nobody yet (a hold ran out, an appointment
 * was moved): it is said with this step's answer, and with the same one should it come again.
 */
export function findUnheardNews(turns: readonly ConversationTurn[], step: string): string {
  const at = turns.findIndex((turn) => idOf(turn) === step);
  const before = turns.slice(0, Math.max(at, 0));
  const lastStep = before.findLastIndex((turn) => idOf(turn) !== undefined);
  return before
    .slice(lastStep + 1)
    .map(({ speech }) => speech?.text ?? '')
    .filter((text) => text !== '')
    .join(' ');
}

const idOf = ({ message, messageId }: ConversationTurn): string | undefined =>
  message?.id ?? messageId;
