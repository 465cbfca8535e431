import { conversation, type Reply } from '@gomomo/contracts';
import type { Window } from './window.ts';

export async function messagesOf(origin: string, window: Window) {
  const url = `${origin}/api/tenants/bloom/chat/${window.sessionId()}`;
  return conversation.parse(await (await fetch(url)).json()).messages;
}

/** The replies that the server keeps of a window's conversation, but for its opening. */
export async function keptOf(origin: string, window: Window): Promise<Reply[]> {
  return (await messagesOf(origin, window)).filter(
    (message): message is Reply =>
      message.role === 'assistant' && !message.id.startsWith('opening'),
  );
}

/** What was kept and not heard, of all windows. */
export async function countLost(origin: string, windows: readonly Window[]): Promise<number> {
  let lost = 0;
  for (const window of windows) {
    const kept = await keptOf(origin, window);
    lost += kept.filter(({ id }) => !window.heard.has(id)).length;
  }
  return lost;
}
