import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { forwardRequest, forwardUpgrade, refuse } from './forward.ts';
import { createBalance, type Balance } from './balance.ts';
import { findMergedAnswer } from './merged-answers.ts';
import type { Replica, Replicas } from './replicas.ts';
import { findOwner } from '@gomomo/infra';

export interface Origin {
  /** From here on `/health` answers 200 when all services are well. */
  open(): void;
  close(): Promise<void>;
}

/** The one origin in front of the services: the route table of the ingress, on one port. */
export async function startOrigin(
  address: { host: string; port: number },
  replicas: Replicas,
): Promise<Origin> {
  let isServing = false;
  const balances = new Map([...replicas].map(([name, own]) => [name, createBalance(own)]));
  const balanceOf = (url: string | undefined): Balance | undefined =>
    balances.get(findOwner(toPath(url))?.name ?? '');
  const server = createServer((incoming, answer) => {
    const merged = findMergedAnswer(toPath(incoming.url), replicas, () => isServing);
    if (merged !== undefined) {
      merged(answer).catch(() => refuse(answer, 503, 'dependency-unavailable'));
      return;
    }
    const balance = balanceOf(incoming.url);
    if (balance === undefined) refuse(answer, 404, 'not-found');
    else forwardRequest(incoming, answer, balance);
  });
  server.on('upgrade', (incoming, client, head) => {
    const balance = balanceOf(incoming.url);
    if (balance === undefined) client.destroy();
    else forwardUpgrade(incoming, client, head, balance.choose(incoming.url));
  });
  keepOpen(server);
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return { open: () => (isServing = true), close: () => closeServer(server) };
}

const toPath = (url = '/') => url.split('?', 1)[0] ?? '/';

/** One address for the replicas of a service, for the other services: all paths, private ones too. */
export async function startInnerDoor(replicas: readonly Replica[]) {
  const balance = createBalance(replicas);
  const server = createServer((incoming, answer) => forwardRequest(incoming, answer, balance));
  keepOpen(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, close: () => closeServer(server) };
}

/** Longer than any client keeps a connection: one that is closed by both at once costs a request. */
function keepOpen(server: Server): void {
  server.keepAliveTimeout = 65_000;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
