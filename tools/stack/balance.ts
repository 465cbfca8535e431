import { createCache, systemClock } from '@gomomo/kernel';
import type { IncomingMessage } from 'node:http';
import type { Replica } from './replicas.ts';

/** Which replica a request goes to. */
export interface Balance {
  /** Ports to try, the first that can be reached serves. */
  choose(url: string | undefined): readonly number[];
  /** Looks into an answer for what the client's next requests will be known by. */
  learn(url: string | undefined, answer: IncomingMessage, port: number): void;
}

/** A replica that says it is leaving is asked again after this time, if it is still there. */
const leavesForMs = 3_000;
const clientsMax = 10_000;
const rememberedMs = 60 * 60_000;

/** The id by which engine.io knows a client whose requests come one by one. */
const sidOf = (url = '/'): string | undefined =>
  new URL(url, 'http://any').searchParams.get('sid') ?? undefined;

/**
 * In turn, those that say they are leaving last. But a polling client stays with the replica that knows it, as behind the ingress. Its id
 * stands in the answer that opens the session, so a client without cookies is known as well.
 */
export function createBalance(
  replicas: readonly Replica[],
  now: () => number = () => performance.now(),
): Balance {
  const leftAt = new Map<number, number>();
  const isLeaving = (port: number): boolean =>
    now() - (leftAt.get(port) ?? -Infinity) < leavesForMs;
  const ports = replicas.map(({ port }) => port);
  const fresh = { forMs: rememberedMs, clock: systemClock };
  const stays = createCache<number>({ max: clientsMax, fresh });
  let next = 0;
  return {
    choose(url) {
      if (ports.length === 1) return ports;
      const sid = sidOf(url);
      const port = sid === undefined ? undefined : stays.get(sid);
      if (port !== undefined) return [port];
      next = (next + 1) % ports.length;
      const inTurn = [...ports.slice(next), ...ports.slice(0, next)];
      return inTurn.toSorted((one, other) => Number(isLeaving(one)) - Number(isLeaving(other)));
    },
    learn(url, answer, port) {
      if (answer.headers.connection === 'close') leftAt.set(port, now());
      const opens = url?.includes('transport=polling') && sidOf(url) === undefined;
      if (ports.length === 1 || !opens) return;
      answer.once('data', (first: Buffer) => {
        const sid = /^0\{"sid":"([^"]+)"/.exec(first.toString('utf8', 0, 256))?.[1];
        if (sid !== undefined) stays.set(sid, port);
      });
    },
  };
}
