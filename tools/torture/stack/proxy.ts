import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Weather } from '../nemesis/fault.ts';

/** One way between two parts; in fair weather all passes at once. */
export interface Proxy {
  readonly port: number;
  /** Undefined: fair again. */
  turn(weather: Weather | undefined): void;
  /** Whether anything has met the weather since it turned. */
  hasStruck(): boolean;
  close(): Promise<void>;
}

const latencyMs = 150;
/** So few bytes, so often, pass on a slow way. */
const slow = { bytes: 2_048, everyMs: 20 };

/** What meets connections, too; the others meet what is sent. */
const refusing: readonly (Weather | undefined)[] = ['cut', 'reset', 'half-open'];

interface Gate {
  weather: Weather | undefined;
  /** Whether a connection or a piece has met it. */
  hasStruck: boolean;
  /** Told when the weather turns. */
  waiting: (() => void)[];
}

/** A connection, and its other side; undefined: there is none any more, and nobody has said so. */
interface Pair {
  readonly client: Socket;
  upstream: Socket | undefined;
}

type Direction = 'there' | 'back';

const isHeld = ({ weather }: Gate, direction: Direction): boolean =>
  weather === 'stall' || (weather === 'one-way' && direction === 'back');

/** A TCP proxy to whatever port `target` tells when somebody connects. */
export async function startProxy(target: () => number): Promise<Proxy> {
  const gate: Gate = { weather: undefined, hasStruck: false, waiting: [] };
  const pairs = new Set<Pair>();
  const server = createServer({ noDelay: true }, (client) => {
    const pair: Pair = { client, upstream: undefined };
    client.on('error', () => client.destroy());
    gate.hasStruck ||= refusing.includes(gate.weather);
    if (gate.weather === 'cut') client.destroy();
    else if (gate.weather === 'reset') client.resetAndDestroy();
    else {
      pairs.add(pair);
      client.on('close', () => pairs.delete(pair));
      open(pair, gate, target);
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => {
    for (const { client, upstream } of pairs) for (const it of [client, upstream]) it?.destroy();
  };
  const { port } = server.address() as AddressInfo;
  return {
    port,
    turn(weather) {
      // Whoever comes back does not know the connections that it had.
      if (gate.weather === 'half-open') resetAll(lostOf(pairs));
      gate.weather = weather;
      gate.hasStruck = pairs.size > 0 && refusing.includes(weather);
      if (weather === 'cut') endAll();
      if (weather === 'reset') resetAll(pairs);
      if (weather === 'half-open') for (const pair of pairs) loseOtherSide(pair);
      for (const wake of gate.waiting.splice(0)) wake();
    },
    hasStruck: () => gate.hasStruck,
    async close() {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}

const lostOf = (pairs: Iterable<Pair>): Pair[] =>
  [...pairs].filter(({ upstream }) => upstream === undefined);

function open(pair: Pair, gate: Gate, target: () => number): void {
  const { client } = pair;
  if (gate.weather === 'half-open') {
    client.resume(); // somebody takes it, nobody reads it
    return;
  }
  const upstream = connect({ port: target(), host: '127.0.0.1', noDelay: true });
  pair.upstream = upstream;
  void carry(pair, { from: client, to: upstream, direction: 'there' }, gate);
  void carry(pair, { from: upstream, to: client, direction: 'back' }, gate);
}

function resetAll(pairs: Iterable<Pair>): void {
  for (const { client, upstream } of pairs) {
    client.resetAndDestroy();
    upstream?.resetAndDestroy();
  }
}

function loseOtherSide(pair: Pair): void {
  const { upstream } = pair;
  pair.upstream = undefined;
  upstream?.destroy();
}

interface Way {
  readonly from: Socket;
  readonly to: Socket;
  readonly direction: Direction;
}

const isLost = ({ upstream }: Pair): boolean => upstream === undefined;

async function carry(pair: Pair, { from, to, direction }: Way, gate: Gate): Promise<void> {
  try {
    for await (const piece of from as AsyncIterable<Buffer>) {
      while (isHeld(gate, direction) && !isLost(pair)) {
        gate.hasStruck = true;
        await new Promise<void>((resolve) => gate.waiting.push(resolve));
      }
      if (isLost(pair)) continue;
      if (gate.weather === 'torn' && direction === 'back') {
        gate.hasStruck = true;
        to.end(piece.subarray(0, piece.length >> 1));
        from.destroy();
        return;
      }
      await pass(to, piece, gate);
    }
    if (!isLost(pair)) to.end();
  } catch {
    if (isLost(pair)) return;
    to.destroy(); // the other side is gone, which ends this one too
    from.destroy();
  }
}

async function pass(to: Socket, piece: Buffer, gate: Gate): Promise<void> {
  gate.hasStruck ||= gate.weather === 'latency' || gate.weather === 'slow';
  if (gate.weather === 'latency') await pause(latencyMs);
  let rest = piece;
  while (gate.weather === 'slow' && rest.length > slow.bytes) {
    await write(to, rest.subarray(0, slow.bytes));
    await pause(slow.everyMs);
    rest = rest.subarray(slow.bytes);
  }
  await write(to, rest);
  if (gate.weather === 'slow') await pause(slow.everyMs);
}

async function write(to: Socket, bytes: Buffer): Promise<void> {
  if (!to.write(bytes)) await once(to, 'drain', { signal: AbortSignal.timeout(60_000) });
}
