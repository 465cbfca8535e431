import type { ClientMessage } from '@gomomo/contracts';
import type { Answered } from '@gomomo/front-desk';
import { AppError } from '@gomomo/kernel';
import { withTurn, type Conversation, type ConversationTurn } from './conversation.ts';
import type { StoredConversation } from './conversation-store.ts';
import type { ConversationDeps, Told } from './deps.ts';

const attempts = 3;

/** Points the conversation's hold and appointment back to it, so that news find it. */
async function link(
  { store }: Pick<ConversationDeps, 'store'>,
  key: string,
  before: Conversation,
  after: Conversation,
): Promise<void> {
  const { hold, appointment } = after.session.dialogue;
  const known = before.session.dialogue;
  const id = hold?.holdId ?? null;
  if (id !== null && id !== known.hold?.holdId) {
    await store.link({ of: 'hold', id }, key);
  }
  if (appointment && appointment.id !== known.appointment?.id) {
    await store.link({ of: 'appointment', id: appointment.id }, key);
  }
}

/** What of an answer is told and kept: who calls needs it for the ear, who reads does not. */
export function toTold({ channel }: Pick<ConversationDeps, 'channel'>, answer: Answered): Told {
  const { replies, state, speech } = answer;
  return { replies, state, ...(channel === 'voice' ? { speech } : {}) };
}

/** Silence and the opening leave no message, and are answered as the first time all the same. */
function toNamed(
  message: Omit<ClientMessage, 'id'> | null,
  messageId: string | undefined,
): Pick<ConversationTurn, 'message' | 'messageId'> {
  if (messageId === undefined) return {};
  return message ? { message: { ...message, id: messageId } } : { messageId };
}

/**
 * Keeps an answer as the conversation's next turn and passes it on. Undefined: somebody else has
 * written since; the turn is to be taken again on what they left.
 */
export async function keep(
  deps: ConversationDeps,
  key: string,
  stored: StoredConversation,
  answer: Answered,
  messageId?: string,
): Promise<Told | undefined> {
  const { heard, session } = answer;
  const at = new Date(deps.clock.now()).toISOString();
  const message = heard && { seq: heard.seq, role: 'user' as const, text: heard.text, at };
  const told = toTold(deps, answer);
  const turn = { ...toNamed(message, messageId), ...told };
  const next = withTurn(stored.conversation, turn, session, deps.messagesMax);
  if ((await deps.store.save(key, next, stored.version)) === 'conflict') return undefined;
  await link(deps, key, stored.conversation, next);
  deps.onTold(key, told);
  return told;
}

/**
 * Takes a turn until it is kept; `again`: it has been taken before. Repeated from the same session it makes the same writes under the
 * same idempotency keys; from a newer one it sees what the other turn has done.
 */
export async function untilKept(
  work: (again: boolean) => Promise<Told | undefined>,
): Promise<Told> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const told = await work(attempt > 1);
    if (told) return told;
  }
  throw new AppError('busy', 'This conversation is busy. Try again in a moment.', {
    retryable: true,
  });
}
