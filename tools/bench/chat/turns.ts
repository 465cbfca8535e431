import type { ChatAnswer } from '@gomomo/contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

type Said = { readonly message: string } | { readonly choice: string };

/** What a client says in turn; undefined: the first thing that can be chosen. */
const script: readonly (string | undefined)[] = [
  'deep tissue massage next week',
  'rather in the afternoon',
  'any time on wednesday?',
  undefined,
  'Jo Park',
  'what does it cost?',
  'never mind',
];

/** Milliseconds of every turn of conversations that are held side by side, so many turns a second. */
export async function measureTurns(
  url: string,
  perSecond: number,
  seconds: number,
): Promise<number[]> {
  const times: number[] = [];
  const conversations = Math.ceil((perSecond * seconds) / script.length);
  const pauseMs = 1000 / perSecond;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: conversations }, async (_, index) => {
      // Each begins when a turn of it is due, goes on at the pace of a quick reader, and has a beat of its own,
      // so that no two speak at once.
      const beat = index % script.length;
      const beginsAt = startedAt + (index * script.length + beat) * pauseMs;
      await pause(Math.max(0, beginsAt - performance.now()));
      await converse(url, script.length * pauseMs, times);
    }),
  );
  return times;
}

async function converse(url: string, paceMs: number, times: number[]): Promise<void> {
  let before: ChatAnswer | undefined;
  for (const line of script) {
    const startedAt = performance.now();
    before = await say(url, before, line);
    times.push(performance.now() - startedAt);
    await pause(Math.max(0, paceMs - (performance.now() - startedAt)));
  }
}

function toSaid(before: ChatAnswer | undefined, line: string | undefined): Said {
  const choice = before?.replies.at(-1)?.choices?.[0]?.id;
  return line === undefined && choice !== undefined ? { choice } : { message: line ?? 'yes' };
}

/** One turn; without a line the first thing that can be chosen. */
export async function say(
  url: string,
  before: ChatAnswer | undefined,
  line: string | undefined,
): Promise<ChatAnswer> {
  const session = before === undefined ? {} : { sessionId: before.sessionId };
  const answer = await fetch(`${url}/api/tenants/bloom/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ messageId: randomUUID(), ...session, ...toSaid(before, line) }),
  });
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as ChatAnswer;
}
