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
    const answer = await fetch(`${origin}/api/tenants/${tenant}/chat/${sessionId}`);
    if (answer.status !== 200) continue;
    const { messages } = (await answer.json()) as { messages: ConversationMessage[] };
    read.push({ sessionId, tenant, messages });
  }
  return read;
}
