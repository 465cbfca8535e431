import type { Reply } from '@gomomo/contracts';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

/** One window of a conversation, as a page keeps it: it says again what was not answered. */
export interface Window {
  /** Every reply heard, by id. */
  readonly heard: ReadonlyMap<string, Reply>;
  readonly sessionId: () => string | undefined;
  /** Says it, under one id, until it is answered. */
  say(what: { readonly message: string } | { readonly choice: string }): Promise<readonly Reply[]>;
  isOpen(): boolean;
  close(): void;
}

interface Answer {
  readonly sessionId: string;
  readonly replies: readonly Reply[];
}

const patienceMs = 90_000;

export async function openWindow(
  origin: string,
  { transport = 'websocket', sessionId: known }: { transport?: string; sessionId?: string } = {},
): Promise<Window> {
  const heard = new Map<string, Reply>();
  let sessionId = known;
  let problem: unknown;
  const socket = io(origin, {
    ...{ path: '/ws', transports: [transport], forceNew: true },
    ...{ reconnectionDelay: 200, reconnectionDelayMax: 1_000 },
  });
  const hear = (replies: readonly Reply[]): void => {
    for (const reply of replies) heard.set(reply.id, reply);
  };
  const ask = async <Result>(event: string, body: object): Promise<Result | undefined> => {
    const timed = socket.timeout(12_000);
    const answer = (await timed.emitWithAck(event, body).catch(() => undefined)) as
      (Result & { problem?: unknown }) | undefined;
    problem = answer === undefined ? 'no answer in time' : answer.problem;
    return problem === undefined ? answer : undefined;
  };
  const join = async (): Promise<boolean> => {
    const lastSeq = Math.max(0, ...[...heard.values()].map(({ seq }) => seq));
    const session = sessionId === undefined ? {} : { sessionId };
    const joined = await ask<Answer>('join', { tenant: 'bloom', lastSeq, ...session });
    sessionId = joined?.sessionId ?? sessionId;
    return joined !== undefined;
  };
  let joined = new Promise<boolean>(() => undefined);
  socket.on('replies', ({ replies }: Answer) => hear(replies));
  await new Promise<void>((resolve) => {
    socket.on('connect', () => {
      joined = join();
      void joined.then(() => resolve());
    });
  });
  return {
    heard,
    sessionId: () => sessionId,
    isOpen: () => socket.connected,
    close: () => socket.disconnect(),
    async say(what) {
      const body = { messageId: randomUUID(), ...what };
      for (const end = Date.now() + patienceMs; Date.now() < end; await pause(200)) {
        if (!socket.connected) continue;
        if (!(await joined)) {
          joined = join();
          continue;
        }
        const answer = await ask<Answer>('message', body);
        if (answer === undefined) continue;
        hear(answer.replies);
        return answer.replies;
      }
      const why = JSON.stringify({ ...what, connected: socket.connected, problem });
      throw new Error(`not answered in ${patienceMs} ms: ${why}`);
    },
  };
}
