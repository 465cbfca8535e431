import type { IncomingMessage } from 'node:http';

/** How many connections each address has open here. */
export interface SocketRoom {
  /** Whether the address may open one more. */
  hasRoom(request: IncomingMessage): boolean;
  /** Counts one that is open, until it closes. */
  enter(connection: Connection): void;
}

/** What engine.io calls a socket: a connection before any event is spoken over it. */
export interface Connection {
  readonly request: IncomingMessage;
  once(event: 'close', closed: () => void): unknown;
}

/** Memory of one process can be filled by whoever opens sockets and says nothing. */
export function createSocketRoom(
  most: number,
  findAddress: (request: IncomingMessage) => string,
): SocketRoom {
  const open = new Map<string, number>();
  return {
    hasRoom: (request) => (open.get(findAddress(request)) ?? 0) < most,
    enter(connection) {
      const address = findAddress(connection.request);
      open.set(address, (open.get(address) ?? 0) + 1);
      connection.once('close', () => {
        const left = (open.get(address) ?? 1) - 1;
        if (left === 0) open.delete(address);
        else open.set(address, left);
      });
    },
  };
}

const windowMs = 60_000;
/** Refusals a minute after which nobody listens to a socket any longer. */
const refusalsMax = 20;

/** True with the twentieth refusal within a minute. */
export function createPatience(now: () => number): () => boolean {
  const refusals: number[] = [];
  return () => {
    const at = now();
    refusals.push(at);
    while ((refusals[0] ?? at) <= at - windowMs) refusals.shift();
    return refusals.length >= refusalsMax;
  };
}
