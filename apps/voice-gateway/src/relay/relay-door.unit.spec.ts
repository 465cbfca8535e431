import { silentLog } from '@gomomo/testing';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { createRelayDoor } from './relay-door.ts';

jest.setTimeout(5_000);

let server: Server;
beforeEach(async () => {
  server = createServer();
  createRelayDoor({
    authTokens: ['token'],
    publicBaseUrl: undefined,
    accountSid: undefined,
    logger: silentLog,
    excuse: { again: () => ({ kind: 'ends', language: 'en-US', text: '' }) },
    keepStep: () => Promise.resolve(false),
    hearCaller: () => Promise.reject(new Error('nobody calls')),
  }).attach(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

/** The first line that a request to change to a WebSocket is answered with. */
async function knock(target: string, host = 'localhost'): Promise<string> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const headers = [`Host: ${host}`, 'Connection: Upgrade', 'Upgrade: websocket'];
  socket.write([`GET ${target} HTTP/1.1`, ...headers, '', ''].join('\r\n'));
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  await once(socket, 'end');
  socket.destroy();
  return answer.split('\r\n')[0] ?? '';
}

test('a handshake that nobody has signed is refused', async () => {
  expect(await knock('/twilio/relay?step=1')).toMatch(/403/);
});

// One line of a stranger ended the process: the address was read outside of any guard.
test.each(['//', 'http://[', '/\\', 'http://a:b:c/twilio/relay'])(
  'an address that is none, "%s", ends its own connection alone',
  async (target) => {
    expect(await knock(target)).toMatch(/40[04]/);
    expect(await knock('/twilio/relay')).toMatch(/403/);
  },
);

test('a host that is none is not believed', async () => {
  expect(await knock('/twilio/relay', '[')).toMatch(/403/);
});

test('a socket to somewhere else is not left open where nobody else takes any', async () => {
  expect(await knock('/somewhere')).toMatch(/404/);
});

test('a socket to somewhere else is left to who else takes some', async () => {
  server.on('upgrade', (_request, socket) => socket.end('HTTP/1.1 418 teapot\r\n\r\n'));
  expect(await knock('/somewhere')).toMatch(/418/);
});

test('a stranger who breaks off in the middle of a refusal ends nothing', async () => {
  const { port } = server.address() as AddressInfo;
  server.once('upgrade', (_request, socket) => socket.emit('error', new Error('ECONNRESET')));
  const socket = connect(port, '127.0.0.1')
    .on('error', () => undefined)
    .resume();
  socket.write(
    'GET /twilio/relay HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
  );
  await once(socket, 'close');
  expect(await knock('/twilio/relay')).toMatch(/403/);
});
