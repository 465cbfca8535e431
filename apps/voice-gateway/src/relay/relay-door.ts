import type { Log } from '@gomomo/kernel';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { voiceMetrics } from '../metrics.ts';
import { isFromTwilio } from '../twilio/signature.ts';
import { createRelaySession } from './relay-session.ts';
import type { RelayTurnsDeps } from './relay-turns.ts';

export interface RelayDoorDeps extends RelayTurnsDeps {
  /** Tokens that sign the handshake; without any nothing is believed. */
  readonly authTokens: readonly string[];
  /** Where Twilio reaches us; left out (never in production), where the request says it came to. */
  readonly publicBaseUrl: string | undefined;
  readonly logger: Log;
}

export const relayPath = '/twilio/relay';
const messageBytesMax = 64 * 1024;
/** A socket that has not said by then which call it carries is let go. */
const setupMs = 10_000;
/** Of RFC 6455 section 7.4.1: 1008 policy, 1012 the service restarts. */
const closeCodes = { refused: 1008, restarts: 1012 } as const;

const baseUrlOf = ({ publicBaseUrl }: RelayDoorDeps, { headers }: IncomingMessage): string =>
  publicBaseUrl ?? `http://${headers.host ?? 'localhost'}`;

/** The address of the socket under a public address: `wss://` for `https://`. */
export const toRelayUrl = (baseUrl: string): string =>
  `${baseUrl.replace(/^http/, 'ws')}${relayPath}`;

/** The second door of calls: `WS /twilio/relay`, for handshakes that Twilio has signed. */
export function createRelayDoor(deps: RelayDoorDeps) {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageBytesMax });
  const take = (request: IncomingMessage, { search }: URL, socket: Duplex, head: Buffer): void => {
    const baseUrl = baseUrlOf(deps, request);
    if (!isSigned(deps, request, toRelayUrl(baseUrl) + search)) {
      voiceMetrics.refused.inc({ reason: 'handshake' });
      refuse(socket, '403 Forbidden');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => serve(deps, opened, baseUrl));
  };
  return {
    attach(server: Server): () => Promise<void> {
      const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
        // What a stranger asks for may be no address at all.
        const address = URL.parse(request.url ?? '', 'http://localhost');
        if (address?.pathname === relayPath) take(request, address, socket, head);
        // Any other is for who else takes sockets here; where nobody does it would stay open.
        else if (server.listenerCount('upgrade') === 1) refuse(socket, '404 Not Found');
      };
      server.on('upgrade', onUpgrade);
      return async () => {
        server.off('upgrade', onUpgrade);
        // Their calls go on by webhooks, wherever these are answered.
        for (const client of sockets.clients) client.close(closeCodes.restarts);
        await new Promise<void>((resolve) => sockets.close(() => resolve()));
      };
    },
  };
}

/** Whoever is at the other end may be gone meanwhile. */
function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}

const isSigned = (
  { authTokens }: RelayDoorDeps,
  { headers }: IncomingMessage,
  url: string,
): boolean =>
  isFromTwilio(authTokens, {
    ...{ url, params: {}, body: '' },
    signature: [headers['x-twilio-signature']].flat()[0],
  });

function serve(deps: RelayDoorDeps, socket: WebSocket, baseUrl: string): void {
  const session = createRelaySession(deps, {
    baseUrl,
    send: (reply) => socket.send(JSON.stringify(reply)),
    refuse: () => socket.close(closeCodes.refused),
  });
  const patience = setTimeout(() => socket.close(closeCodes.refused), setupMs);
  socket.on('message', (data) => {
    clearTimeout(patience);
    session.hear(String(data));
  });
  socket.on('error', (error) => deps.logger.info({ err: error }, 'a relay has broken off'));
  socket.on('close', () => {
    clearTimeout(patience);
    session.close();
  });
}
