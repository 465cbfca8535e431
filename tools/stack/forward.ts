import {
  Agent,
  request,
  type ClientRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Balance } from './balance.ts';

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

/** Runs when bytes can be sent; until then the request can still go elsewhere. */
function onceConnected(outgoing: ClientRequest, send: () => void): void {
  outgoing.once('socket', (socket) => {
    if (socket.connecting) socket.once('connect', send);
    else send();
  });
}

/**
 * Hands a request to the first replica that can be reached and its answer back; 503 when none can, or
 * when one is lost on the way: it may have done its work, so nobody else is asked.
 */
export function forwardRequest(
  incoming: IncomingMessage,
  answer: ServerResponse,
  balance: Balance,
  [port = 0, ...others]: readonly number[] = balance.choose(incoming.url),
): void {
  const { method, url: path } = incoming;
  const options = { host: '127.0.0.1', port, method, path, agent };
  const outgoing = request({ ...options, headers: toForwardedHeaders(incoming) });
  let isSent = false;
  onceConnected(outgoing, () => {
    isSent = true;
    incoming.pipe(outgoing);
  });
  outgoing.on('response', (response) => {
    balance.learn(path, response, port);
    const kept = Object.entries(response.headers).filter(([name]) => !ownOfConnection.has(name));
    answer.writeHead(response.statusCode ?? 502, Object.fromEntries(kept));
    response.pipe(answer);
    response.on('error', () => answer.destroy());
  });
  outgoing.on('error', () => {
    if (isSent || others.length === 0) refuse(answer, 503, 'dependency-unavailable');
    else forwardRequest(incoming, answer, balance, others);
  });
  answer.on('close', () => outgoing.destroy());
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

/** Hands a WebSocket to the first replica that can be reached: from there on bytes go both ways untouched. */
export function forwardUpgrade(
  incoming: IncomingMessage,
  client: Duplex,
  head: Buffer,
  [port = 0, ...others]: readonly number[],
): void {
  let isSent = false;
  const service: Socket = connect(port, '127.0.0.1', () => {
    isSent = true;
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
  service.on('error', () => {
    if (isSent || others.length === 0) client.destroy();
    else forwardUpgrade(incoming, client, head, others);
  });
  service.on('close', () => {
    if (isSent) client.destroy();
  });
  client.on('error', () => service.destroy());
  client.on('close', () => service.destroy());
}
