import { chatAnswer, demoTenantSlug } from '@gomomo/contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { User } from './user.ts';

const thinkMs = 400;
const said = ['when are you open?', 'deep tissue massage', 'on Friday', 'what does it cost?'];

/** Talks over REST, in a conversation of several turns; then in the next. */
export const chats: User = async ({ origin, tally, stop }) => {
  const url = `${origin}/api/tenants/${demoTenantSlug}/chat`;
  let sessionId: string | undefined;
  for (let turn = 0; !stop.aborted; turn += 1) {
    if (turn % said.length === 0) sessionId = undefined;
    const body = {
      messageId: randomUUID(),
      message: said[turn % said.length],
      ...(sessionId === undefined ? {} : { sessionId }),
    };
    const answered = await tally.count('chat turn', () => post(url, body));
    sessionId = answered?.sessionId ?? sessionId;
    await pause(thinkMs);
  }
};

async function post(url: string, body: object) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return chatAnswer.parse(await response.json());
}
