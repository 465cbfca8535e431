import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import type { Weather } from '../nemesis/fault.ts';

/** One way between two parts; in fair weather all passes at once. */
export interface Proxy {
  readonly port: number;
  /** Undefined: fair again. */
  turn(weather: Weather | undefined): void;
  close(): Promise<void>;
}

/** How long each piece takes on a slow way. */
const slowMs = 120;

interface Gate {
  weather: Weather | undefined;
  /** Told when the weather turns. */
  waiting: (() => void)[];
}

const isHeld = ({ weather }: Gate, direction: 'there' | 'back'): boolean =>
  weather === 'stall' || (weather === 'one-way' && direction === 'back');

/** A TCP proxy to whatever port `target` tells when somebody connects. Nothing is lost but by a cut. */
export async function startProxy(target: () => number): Promise<Proxy> {
  const gate: Gate = { weather: undefined, waiting: [] };
  const open = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    if (gate.weather === 'cut') {
      client.destroy();
      return;
    }
    const upstream = connect({ port: target(), host: '127.0.0.1', noDelay: true });
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    void carry(client, upstream, gate, 'there');
    void carry(upstream, client, gate, 'back');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const endAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  const { port } = server.address() as AddressInfo;
  return {
    port,
    turn(weather) {
      gate.weather = weather;
      if (weather === 'cut') endAll();
      for (const wake of gate.waiting.splice(0)) wake();
    },
    async close() {
      endAll();
      server.close();
      await once(server, 'close');
    },
  };
}

async function carry(
  from: Socket,
  to: Socket,
  gate: Gate,
  direction: 'there' | 'back',
): Promise<void> {
  try {
    for await (const piece of from as AsyncIterable<Buffer>) {
      while (isHeld(gate, direction)) {
        await new Promise<void>((resolve) => gate.waiting.push(resolve));
      }
      if (gate.weather === 'slow') await pause(slowMs);
      if (!to.write(piece)) await once(to, 'drain', { signal: AbortSignal.timeout(60_000) });
    }
    to.end();
  } catch {
    to.destroy(); // the other side is gone, which ends this one too
    from.destroy();
  }
}
