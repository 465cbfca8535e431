import { Agent, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';

const agent = new Agent({ keepAlive: true, maxSockets: 256 });

/** Headers that belong to one connection (RFC 9110 section 7.6.1). */
const ownOfConnection = new Set([
  ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding'],
  'upgrade',
]);

/** As one trusted proxy tells the service whom it speaks for. */
function toForwardedHeaders(incoming: IncomingMessage): Record<string, string | string[]> {
  const headers = Object.entries(incoming.headers).flatMap(([name, value]) =>
    value === undefined || ownOfConnection.has(name) ? [] : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(headers),
    'x-forwarded-for': incoming.socket.remoteAddress ?? '',
    'x-forwarded-proto': 'http',
    'x-forwarded-host': incoming.headers.host ?? '',
  };
}

/** Hands a request to a service and its answer back; 503 when the service cannot be reached. */
export function forwardRequest(
  incoming: IncomingMessage,
  answer: ServerResponse,
  port: number,
): void {
  const { method, url: path } = incoming;
  const options = { host: '127.0.0.1', port, method, path, agent };
  const outgoing = request({ ...options, headers: toForwardedHeaders(incoming) });
  outgoing.on('response', (response) => {
    const kept = Object.entries(response.headers).filter(([name]) => !ownOfConnection.has(name));
    answer.writeHead(response.statusCode ?? 502, Object.fromEntries(kept));
    response.pipe(answer);
    response.on('error', () => answer.destroy());
  });
  outgoing.on('error', () => refuse(answer, 503, 'dependency-unavailable'));
  answer.on('close', () => outgoing.destroy());
  incoming.pipe(outgoing);
}

/** A problem answer (RFC 9457) of the origin itself. */
export function refuse(answer: ServerResponse, status: number, code: string): void {
  if (answer.headersSent) {
    answer.destroy();
    return;
  }
  answer.writeHead(status, {
    'content-type': 'application/problem+json',
    ...(status === 503 && { 'retry-after': '1' }),
  });
  answer.end(JSON.stringify({ type: `/problems/${code}`, title: code, status, code }));
}

/** Hands a WebSocket over: from here on bytes go both ways untouched. */
export function forwardUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  port: number,
): void {
  const service: Socket = connect(port, '127.0.0.1', () => {
    const headers = {
      ...toForwardedHeaders(incoming),
      connection: 'Upgrade',
      upgrade: 'websocket',
    };
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${String(value)}`);
    service.write([`GET ${incoming.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
    service.write(head);
    service.pipe(client).pipe(service);
  });
  service.on('error', () => client.destroy());
  client.on('error', () => service.destroy());
  service.on('close', () => client.destroy());
  client.on('close', () => service.destroy());
}
