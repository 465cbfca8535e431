import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface NarrowProxy {
  readonly url: string;
  /** How often somebody wanted what there is not. */
  refused(): number;
  close(): void;
}

/**
 * A way to the product as some networks have it: without WebSocket, and unless `polls` without anything
 * of the sockets' path.
 */
export async function startProxyWithoutSockets(
  target: string,
  { polls = false } = {},
): Promise<NarrowProxy> {
  const { hostname, port } = new URL(target);
  let refused = 0;
  const server = createServer((from, to) => {
    if (!polls && from.url?.startsWith('/ws')) {
      refused += 1;
      to.writeHead(403).end();
      return;
    }
    const { url: path = '/', method, headers } = from;
    const onward = request({ hostname, port, path, method, headers }, (answer) => {
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
  });
  server.on('upgrade', (_, socket) => {
    refused += 1;
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused: () => refused,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
