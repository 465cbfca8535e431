import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

export const drainLimitMs = 20_000;

/** Lets go of what hangs on the server, e.g. sockets. */
type Detach = () => Promise<void>;

export interface Leaving {
  /** From now on each answer says that its connection ends with it. */
  begin(): void;
  /** As long as somebody is connected, but no longer than this. */
  giveNotice(forMs: number): Promise<void>;
}

/**
 * Callers that keep connections are sent elsewhere with their next request, so that none is on its way when the
 * server closes: that one would be lost, and nobody knew whether it had been done.
 */
export function watchLeaving(server: Server): Leaving {
  let isLeaving = false;
  const count = promisify(server.getConnections.bind(server));
  server.prependListener('request', (_request, response) => {
    if (isLeaving) response.setHeader('connection', 'close');
  });
  return {
    begin: () => (isLeaving = true),
    async giveNotice(forMs) {
      const endAt = performance.now() + forMs;
      while (performance.now() < endAt && (await count()) > 0) await pause(50);
    },
  };
}

/**
 * Nobody new is let in from the first moment on; then sockets are let go, which would else keep the
 * server open, and requests that are being answered are waited for.
 */
export async function closeServer(server: Server, detachers: readonly Detach[]): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const detached = Promise.all(detachers.map((detach) => detach()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), drainLimitMs);
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  await closed;
  clearTimeout(timer);
  clearInterval(idle);
  await detached;
}
