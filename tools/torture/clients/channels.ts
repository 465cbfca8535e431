import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { toOutcome } from '../history/outcome.ts';
import type { Http } from './http.ts';
import type { Channel } from './talk.ts';

export const byRequests = (http: Http, tenant: string): Channel => ({
  send: async (said, messageId, sessionId) => {
    const body = { ...said, messageId, ...(sessionId === undefined ? {} : { sessionId }) };
    const path = `/api/tenants/${tenant}/chat`;
    return toOutcome(await http.ask({ method: 'POST', path, body }));
  },
  close: () => undefined,
});

interface Acked {
  readonly sessionId?: string;
  readonly problem?: { readonly code?: string };
}

const ackMs = 12_000;

const connectMs = 3_000;

const connects = (socket: Socket): Promise<boolean> =>
  Promise.race([
    new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true))),
    pause(connectMs, false),
  ]);

/** As the page does: it joins its conversation whenever it has been away, then says what it has to say. */
export function bySocket(origin: string, tenant: string, transport: string): Channel {
  const socket = io(origin, {
    ...{ path: '/ws', transports: [transport], forceNew: true },
    ...{ reconnectionDelay: 200, reconnectionDelayMax: 1_000 },
  });
  let joined: string | undefined;
  socket.on('disconnect', () => (joined = undefined));
  const ask = (event: string, body: object): Promise<Acked | undefined> =>
    (socket.timeout(ackMs).emitWithAck(event, body) as Promise<Acked>).catch(() => undefined);
  return {
    close: () => socket.disconnect(),
    async send(said, messageId, sessionId) {
      if (!socket.connected && !(await connects(socket))) return { kind: 'unknown' };
      if (joined === undefined || (sessionId !== undefined && joined !== sessionId)) {
        const answer = await ask('join', {
          tenant,
          ...(sessionId === undefined ? {} : { sessionId }),
        });
        if (answer?.sessionId === undefined)
          return { kind: 'unknown', code: answer?.problem?.code };
        joined = answer.sessionId;
      }
      const told = await ask('message', { messageId, ...said });
      if (told === undefined || told.problem !== undefined) {
        return { kind: 'unknown', code: told?.problem?.code };
      }
      const session = told.sessionId ?? joined;
      return { kind: 'ok', told: { ...told, sessionId: session } as Record<string, unknown> };
    },
  };
}
