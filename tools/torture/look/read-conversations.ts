import { setTimeout as pause } from 'node:timers/promises';
import type { Entry } from '../history/history.ts';
import type { Conversation, ConversationMessage } from './data.ts';

/** Every conversation that a client was ever in, as a page that comes back is shown it. */
export async function readConversations(
  origin: string,
  entries: readonly Entry[],
): Promise<Conversation[]> {
  const sessions = new Map<string, string>();
  for (const { op, tenant, answer } of entries) {
    const session = answer?.told?.['sessionId'];
    if (op === 'say' && session !== undefined) sessions.set(String(session), tenant);
  }
  const read: Conversation[] = [];
  for (const [sessionId, tenant] of sessions) {
    const messages = await restore(`${origin}/api/tenants/${tenant}/chat/${sessionId}`);
    if (messages !== undefined) read.push({ sessionId, tenant, messages });
  }
  return read;
}

const triesMax = 5;

/** Undefined: there is none. A page asks again until it is told. @throws Error when it never is */
async function restore(url: string): Promise<readonly ConversationMessage[] | undefined> {
  for (let tries = 1; ; tries += 1) {
    const answer = await fetch(url);
    if (answer.status === 404) return undefined;
    if (answer.status === 200) {
      return ((await answer.json()) as { messages: ConversationMessage[] }).messages;
    }
    if (tries === triesMax) throw new Error(`${answer.status} for a conversation`);
    await pause(1_000);
  }
}
