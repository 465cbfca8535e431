import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { forwardRequest, forwardUpgrade, refuse } from './forward.ts';
import { findMergedAnswer, type Ports } from './merged-answers.ts';
import { findOwner } from '@gomomo/infra';

export interface Origin {
  /** From here on `/health` answers 200 when all services are well. */
  open(): void;
  close(): Promise<void>;
}

/** The one origin in front of the services: the route table of the ingress, on one port. */
export async function startOrigin(
  address: { host: string; port: number },
  ports: Ports,
): Promise<Origin> {
  let isServing = false;
  const portOf = (url: string | undefined): number | undefined => {
    const owner = findOwner(toPath(url));
    return owner === undefined ? undefined : ports.get(owner.name);
  };
  const server = createServer((incoming, answer) => {
    const merged = findMergedAnswer(toPath(incoming.url), ports, () => isServing);
    if (merged !== undefined) {
      merged(answer).catch(() => refuse(answer, 503, 'dependency-unavailable'));
      return;
    }
    const port = portOf(incoming.url);
    if (port === undefined) refuse(answer, 404, 'not-found');
    else forwardRequest(incoming, answer, port);
  });
  server.on('upgrade', (incoming, client, head) => {
    const port = portOf(incoming.url);
    if (port === undefined) client.destroy();
    else forwardUpgrade(incoming, client, head, port);
  });
  server.listen(address.port, address.host);
  await once(server, 'listening');
  return { open: () => (isServing = true), close: () => closeServer(server) };
}

const toPath = (url = '/') => url.split('?', 1)[0] ?? '/';

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
