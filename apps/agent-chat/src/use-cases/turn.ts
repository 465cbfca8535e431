import { createSession, type Answer, type FrontDeskTurn } from '@gomomo/front-desk';
import { AppError } from '@gomomo/kernel';
import { newConversation, withTurn, type Conversation } from '../domain/conversation.ts';
import { findConversationKey } from '../domain/session-id.ts';
import type { StoredConversation } from '../store/conversation-store.ts';
import type { ChatDeps, Client, Told } from './chat-deps.ts';
import { createGreet } from './greet.ts';

const attempts = 3;

const noConversation = (): AppError =>
  new AppError('not-found', 'There is no such conversation here.');

/** @throws AppError `not-found` for what no session id looks like */
export function getConversationKey(sessionId: string): string {
  const key = findConversationKey(sessionId);
  if (key === undefined) throw noConversation();
  return key;
}

/** The conversation, if it is this tenant's. */
export async function findOwn(
  { store }: Pick<ChatDeps, 'store'>,
  tenantId: string,
  key: string,
): Promise<StoredConversation | undefined> {
  const found = await store.find(key);
  return found?.conversation.tenantId === tenantId ? found : undefined;
}

/** A manage link opens on its appointment; everybody else is greeted. */
async function begin(deps: ChatDeps, client: Client): Promise<Conversation> {
  const { tenantId, manageToken } = client;
  if (manageToken !== undefined) return newConversation(tenantId, createSession(deps.newId()));
  const { session, replies, state } = await createGreet(deps)(tenantId);
  const empty = newConversation(tenantId, session);
  return withTurn(empty, { replies, state }, session, deps.messagesMax);
}

/** @throws AppError `not-found` unless the client has only just been given its session id */
export async function getOrBegin(
  deps: ChatDeps,
  client: Client,
  key: string,
): Promise<StoredConversation> {
  const found = await findOwn(deps, client.tenantId, key);
  if (found) return found;
  if (!client.fresh) throw noConversation();
  return { conversation: await begin(deps, client), version: 0 };
}

export const toConverse = (client: Client, turn: FrontDeskTurn) => ({
  tenant: client.tenantId,
  turn,
  channel: 'chat' as const,
  actor: { kind: 'client', channel: 'web', address: client.address } as const,
  ...(client.manageToken === undefined ? {} : { manageToken: client.manageToken }),
  ...(client.traceparent === undefined ? {} : { traceparent: client.traceparent }),
});

/** Points the conversation's hold and appointment back to it, so that news find it. */
async function link(deps: ChatDeps, key: string, before: Conversation, after: Conversation) {
  const { hold, appointment } = after.session.dialogue;
  const known = before.session.dialogue;
  if (hold && hold.holdId !== known.hold?.holdId) {
    await deps.store.link({ of: 'hold', id: hold.holdId }, key);
  }
  if (appointment && appointment.id !== known.appointment?.id) {
    await deps.store.link({ of: 'appointment', id: appointment.id }, key);
  }
}

/**
 * Keeps an answer as the conversation's next turn and passes it on. Undefined: somebody else has
 * written since; the turn is to be taken again on what they left.
 */
export async function keep(
  deps: ChatDeps,
  key: string,
  stored: StoredConversation,
  answer: Answer,
  messageId?: string,
): Promise<Told | undefined> {
  const { heard, replies, state, session } = answer;
  const at = new Date(deps.clock.now()).toISOString();
  const message =
    heard && messageId !== undefined
      ? { message: { seq: heard.seq, id: messageId, role: 'user' as const, text: heard.text, at } }
      : {};
  const turn = { ...message, replies, state };
  const next = withTurn(stored.conversation, turn, session, deps.messagesMax);
  if ((await deps.store.save(key, next, stored.version)) === 'conflict') return undefined;
  await link(deps, key, stored.conversation, next);
  const told = { replies, state };
  deps.onTold(key, told);
  return told;
}

/**
 * Takes a turn until it is kept. Repeated from the same session it makes the same writes under the
 * same idempotency keys; from a newer one it sees what the other turn has done.
 */
export async function untilKept(work: () => Promise<Told | undefined>): Promise<Told> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const told = await work();
    if (told) return told;
  }
  throw new AppError('busy', 'This conversation is busy. Try again in a moment.', {
    retryable: true,
  });
}
