import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { findJsonFile, writePrivateFile } from './files/private-file.ts';

export const LOOPBACK = '127.0.0.1';

/**
 * Below what systems hand out by themselves (from 32768, Linux' ip_local_port_range): no connection
 * that somebody opens takes a port between its choice and its use.
 */
const ownPorts = { from: 20_000, to: 32_000 };
const drawsMax = 20;

/** Port 0 asks for any free one. Answers the port that could be bound, else undefined. */
export async function findFreePort(port = 0, host = LOOPBACK): Promise<number | undefined> {
  if (port !== 0) return bind(port, host);
  for (let draws = 0; draws < drawsMax; draws += 1) {
    const free = await bind(randomInt(ownPorts.from, ownPorts.to), host);
    if (free !== undefined) return free;
  }
  return bind(0, host);
}

function bind(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.unref();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : undefined;
      server.close(() => resolve(bound));
    });
  });
}

const portsFile = (dataDir: string): string => join(dataDir, 'ports.json');

/** The ports that servers of this data folder listened on last, by server name. */
export function rememberedPorts(dataDir: string): Readonly<Record<string, number>> {
  const ports = findJsonFile(portsFile(dataDir));
  if (typeof ports !== 'object' || ports === null) return {};
  return Object.fromEntries(Object.entries(ports).filter(([, port]) => Number.isInteger(port)));
}

export function rememberPort(dataDir: string, server: string, port: number): void {
  const ports = rememberedPorts(dataDir);
  if (ports[server] === port) return;
  writePrivateFile(portsFile(dataDir), `${JSON.stringify({ ...ports, [server]: port })}\n`);
}

/** The remembered port while it is free, else any free one. */
export async function choosePort(dataDir: string, server: string): Promise<number> {
  const remembered = rememberedPorts(dataDir)[server];
  const port =
    (remembered === undefined ? undefined : await findFreePort(remembered)) ??
    (await findFreePort());
  if (port === undefined) throw new Error('no free port on 127.0.0.1');
  return port;
}
