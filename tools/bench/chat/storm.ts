import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';

export interface Storm {
  readonly openMs: number;
  readonly backMs: number;
  close(): void;
}

interface Joined {
  readonly sessionId: string;
}

const patienceMs = 60_000;

/** Again under the same id while something is away, as the page does. */
async function ask<Answer extends object>(
  socket: Socket,
  event: string,
  body: object,
): Promise<Answer> {
  let problem: unknown;
  for (const end = performance.now() + patienceMs; performance.now() < end; await pause(200)) {
    const answer = (await socket.timeout(patienceMs).emitWithAck(event, body)) as Answer;
    if (!('problem' in answer)) return answer;
    ({ problem } = answer);
  }
  throw new Error(JSON.stringify(problem));
}

/** Opens a window of a conversation of its own, or comes back to it, and is answered there. */
async function join(socket: Socket, sessionId?: string): Promise<string> {
  const known = sessionId === undefined ? {} : { sessionId };
  const joined = await ask<Joined>(socket, 'join', { tenant: 'bloom', lastSeq: 0, ...known });
  await ask(socket, 'message', { messageId: randomUUID(), message: 'hello' });
  return joined.sessionId;
}

const connect = (socket: Socket): Promise<void> =>
  new Promise((resolve) => {
    socket.once('connect', resolve);
    socket.connect();
  });

/** Windows that open, say hello, lose their line all at once, come back and say it again. */
export async function measureStorm(url: string, windows: number): Promise<Storm> {
  const sockets = Array.from({ length: windows }, () =>
    io(url, { path: '/ws', transports: ['websocket'], forceNew: true, autoConnect: false }),
  );
  const all = async (work: (socket: Socket, index: number) => Promise<void>): Promise<number> => {
    const startedAt = performance.now();
    await Promise.all(sockets.map(work));
    return Math.round(performance.now() - startedAt);
  };
  const sessions: string[] = [];
  const openMs = await all(async (socket, index) => {
    await connect(socket);
    sessions[index] = await join(socket);
  });
  for (const socket of sockets) socket.disconnect();
  const backMs = await all(async (socket, index) => {
    await connect(socket);
    await join(socket, sessions[index]);
  });
  const close = (): void => {
    for (const socket of sockets) socket.disconnect();
  };
  return { openMs, backMs, close };
}
