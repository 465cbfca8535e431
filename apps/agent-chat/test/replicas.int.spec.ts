import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Reply } from '@gomomo/contracts';
import { findConversationKey, newSessionId } from '@gomomo/conversations';
import { AppError } from '@gomomo/kernel';
import { createSharedState, type SharedState } from '@gomomo/shared-state';
import { silentLog, skipUnless, startTestRedis, until } from '@gomomo/testing';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { createChatSockets, type ChatSockets } from '../src/http/socket/chat-socket.ts';
import type { ChatSocketDeps } from '../src/http/socket/socket-types.ts';

jest.setTimeout(60_000);

const sessionId = newSessionId();
const key = findConversationKey(sessionId) ?? '';

/** The one conversation there is, as shared state keeps it for all replicas. */
const kept: Reply[] = [];
const reply = (text: string): Reply => {
  const seq = kept.length + 1;
  return { seq, id: `r${seq}`, role: 'assistant', text, at: '2026-11-23T15:00:00.000Z' };
};
const found = () => ({
  key,
  state: 'greeting' as const,
  lastSeq: kept.length,
  messages: kept,
  repliesAfter: (lastSeq: number) => kept.slice(lastSeq),
});

const away = { is: false };
async function say(): Promise<never> {
  throw new AppError(away.is ? 'dependency-unavailable' : 'internal', 'away', { retryable: true });
}

interface Replica {
  readonly sockets: ChatSockets;
  readonly server: Server;
  readonly state: SharedState;
  readonly url: string;
  detach(): Promise<void>;
}

async function startReplica(redisUrl: string): Promise<Replica> {
  const state = createSharedState({ redisUrl, logger: silentLog });
  await state.ready();
  const sockets = createChatSockets({
    chat: { find: async () => found(), say },
    tenants: { find: async () => ({ id: 'bloom' }) },
    limits: { countRequest: async () => undefined, countMessage: async () => undefined },
    ...{ publicBaseUrl: undefined, corsOrigins: [], trustProxy: false, logger: silentLog },
    maxSocketsPerAddress: 100,
    streams: state.openStreams?.(),
  } as unknown as ChatSocketDeps);
  const server = createServer();
  const detach = sockets.attach(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { sockets, server, state, url: `http://127.0.0.1:${port}`, detach };
}

/** A window of the conversation on a replica, and all that it has been sent. */
async function openWindow({ url }: Replica, transport: 'polling' | 'websocket' = 'websocket') {
  const socket: Socket = io(url, { path: '/ws', transports: [transport], reconnection: false });
  const heard: string[] = [];
  socket.on('replies', ({ replies }: { replies: Reply[] }) => {
    heard.push(...replies.map((each) => each.text));
  });
  await socket.emitWithAck('join', { tenant: 'bloom', sessionId, lastSeq: kept.length });
  return { socket, heard };
}

/** The conversation is told something on this replica. */
function tell({ sockets }: Replica, text: string): void {
  kept.push(reply(text));
  sockets.tell(key, { replies: kept.slice(-1), state: 'greeting' });
}

skipUnless('redis')('sockets on two replicas', () => {
  const context = {} as { redis: Awaited<ReturnType<typeof startTestRedis>>; two: Replica[] };
  const [one, other] = [() => context.two[0]!, () => context.two[1]!];
  beforeAll(async () => {
    context.redis = await startTestRedis();
    context.two = [await startReplica(context.redis.url), await startReplica(context.redis.url)];
  });
  afterAll(async () => {
    for (const { detach, server, state } of context.two) {
      await detach();
      server.close();
      await state.close();
    }
    await context.redis?.stop();
  });
  const never = new AbortController().signal;

  test('what is said on one is heard once in every window, by either transport', async () => {
    const windows = [
      await openWindow(one()),
      await openWindow(other()),
      await openWindow(other(), 'polling'),
    ];
    tell(one(), 'a');
    tell(other(), 'b');
    await until(() => expect(windows.map(({ heard }) => heard.length)).toEqual([2, 2, 2]));
    // The upkeep that looks for what was lost finds nothing to send again.
    await one().sockets.catchUp(never);
    await other().sockets.catchUp(never);
    await pause(100);
    for (const { heard, socket } of windows) {
      expect(heard.toSorted()).toEqual(['a', 'b']);
      socket.disconnect();
    }
  });

  // Shown out for what was not their fault, a page did not come back to its socket.
  test('nobody is shown out for trying again while something of ours is away', async () => {
    const window = await openWindow(one());
    away.is = true;
    for (let n = 0; n < 30; n += 1) {
      const answer = await window.socket.emitWithAck('message', {
        messageId: `m${n}`,
        message: 'x',
      });
      expect(answer).toMatchObject({ problem: { code: 'dependency-unavailable' } });
    }
    away.is = false;
    await pause(100);
    expect(window.socket.connected).toBe(true);
    window.socket.disconnect();
  });

  test('a replica that lets go takes nobody with it but its own', async () => {
    const third = await startReplica(context.redis.url);
    const [mine, theirs] = [await openWindow(third), await openWindow(other())];
    await until(() => {
      tell(third, 'here');
      expect(theirs.heard).toContain('here');
    });
    await third.detach();
    third.server.close();
    await third.state.close();
    await until(() => expect(mine.socket.connected).toBe(false));
    await pause(200);
    expect(theirs.socket.connected).toBe(true);
    theirs.socket.disconnect();
  });

  test('while Redis is away nothing spins, and what was lost then is brought afterwards', async () => {
    const window = await openWindow(other());
    process.kill(context.redis.pid, 'SIGSTOP');
    const before = process.cpuUsage();
    tell(one(), 'lost');
    // Longer than any of our own connections waits before it is given up.
    await pause(3_000);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_000_000);
    process.kill(context.redis.pid, 'SIGCONT');
    await until(async () => one().state.ready());
    await until(async () => {
      await other().sockets.catchUp(never);
      expect(window.heard).toContain('lost');
    });
    tell(one(), 'after');
    await until(() => expect(window.heard).toContain('after'));
    window.socket.disconnect();
  });
});
