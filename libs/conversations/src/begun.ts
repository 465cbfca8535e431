import type { DialogueState } from '@gomomo/contracts';
import type { FrontDeskTurn } from '@gomomo/front-desk';
import { stateOf } from './conversation.ts';
import type { StoredConversation } from './conversation-store.ts';
import type { ConversationDeps } from './deps.ts';

/** Where a yes does something that cannot be taken back by asking once more. */
const decisive: ReadonlySet<DialogueState> = new Set([
  'confirming',
  'confirming-cancel',
  'rescheduling',
]);

export interface Begun {
  readonly stored: StoredConversation;
  readonly turn: FrontDeskTurn;
}

/**
 * Writes down what is about to be taken where it may decide something. A process that is killed between the
 * booking and its answer leaves a client who is asked to say it again, and who may say something else: what was
 * begun under that name is what is taken. Undefined: somebody else has written since.
 */
export async function beginTurn(
  { store }: Pick<ConversationDeps, 'store'>,
  key: string,
  stored: StoredConversation,
  { turn, messageId }: { readonly turn: FrontDeskTurn; readonly messageId?: string | undefined },
): Promise<Begun | undefined> {
  const { conversation, version } = stored;
  const { begun } = conversation;
  if (messageId === undefined || turn.kind === 'silence') return { stored, turn };
  if (begun?.messageId === messageId) return { stored, turn: begun.turn };
  if (!decisive.has(stateOf(conversation))) return { stored, turn };
  const next = { ...conversation, begun: { messageId, turn } };
  if ((await store.save(key, next, version)) === 'conflict') return undefined;
  return { stored: { conversation: next, version: version + 1 }, turn };
}
