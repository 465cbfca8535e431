import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startProxy, type Proxy } from './proxy.ts';

/** Says what it hears, in capitals. */
let server: Server;
let proxy: Proxy;
const sockets: Socket[] = [];
/** All that the server has heard. */
let heard = '';

beforeEach(async () => {
  heard = '';
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
      socket.write(text.toUpperCase());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  proxy = await startProxy(() => port);
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

interface Client {
  readonly socket: Socket;
  /** What has been answered so far. */
  told(): string;
  /** `closed`, or the code of the error. */
  readonly ended: Promise<string>;
}

async function dial(): Promise<Client> {
  const socket = connect({ port: proxy.port, host: '127.0.0.1' });
  sockets.push(socket);
  let told = '';
  let code = 'closed';
  socket.setEncoding('utf8').on('data', (text: string) => (told += text));
  socket.on('error', (error: NodeJS.ErrnoException) => (code = String(error.code)));
  const ended = new Promise<string>((resolve) => socket.on('close', () => resolve(code)));
  await once(socket, 'connect').catch(() => undefined);
  return { socket, told: () => told, ended };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function talking(): Promise<Client> {
  const client = await dial();
  client.socket.write('hello ');
  await until(() => client.told() === 'HELLO ');
  return client;
}

test.each([
  ['cut', 'closed'],
  ['reset', 'ECONNRESET'],
] as const)('%s ends what there is and what comes, until it is fair', async (weather, end) => {
  const client = await talking();
  proxy.turn(weather);
  expect(await client.ended).toBe(end);
  expect(await (await dial()).ended).toBe(end);
  proxy.turn(undefined);
  await talking();
});

test.each(['cut', 'reset', 'half-open', 'torn', 'stall', 'one-way', 'latency', 'slow'] as const)(
  '%s strikes when somebody meets it',
  async (weather) => {
    proxy.turn(weather);
    expect(proxy.hasStruck()).toBe(false);
    const client = await dial();
    client.socket.write('hello ');
    await until(() => proxy.hasStruck());
    proxy.turn(undefined);
    await talking();
    expect(proxy.hasStruck()).toBe(false);
    const meetsAtOnce = ['cut', 'reset', 'half-open'].includes(weather);
    proxy.turn(weather);
    expect(proxy.hasStruck()).toBe(meetsAtOnce);
  },
);

test('a stall passes nothing, and then all of it', async () => {
  const client = await talking();
  proxy.turn('stall');
  client.socket.write('you');
  const other = await dial();
  other.socket.write('too');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([heard, client.told(), other.told()]).toEqual(['hello ', 'HELLO ', '']);
  proxy.turn(undefined);
  await until(() => client.told() === 'HELLO YOU' && other.told() === 'TOO');
});

test('one-way passes what is asked, and keeps the answers back', async () => {
  const client = await talking();
  proxy.turn('one-way');
  client.socket.write('you');
  await until(() => heard === 'hello you');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(client.told()).toBe('HELLO ');
  proxy.turn(undefined);
  await until(() => client.told() === 'HELLO YOU');
});

test('half-open: nobody is there and nobody says so, until a reset', async () => {
  const client = await talking();
  proxy.turn('half-open');
  client.socket.write('you');
  const other = await dial();
  other.socket.write('too');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect([heard, client.told(), other.told()]).toEqual(['hello ', 'HELLO ', '']);
  expect([client, other].map(({ socket }) => socket.destroyed)).toEqual([false, false]);
  proxy.turn(undefined);
  expect(await Promise.all([client.ended, other.ended])).toEqual(['ECONNRESET', 'ECONNRESET']);
  await talking();
});

test('torn: the answer ends in its middle, and with it the connection', async () => {
  const client = await talking();
  proxy.turn('torn');
  client.socket.write('and you');
  expect(await client.ended).toBe('closed');
  expect([heard, client.told()]).toEqual(['hello and you', 'HELLO AND']);
});

test.each(['latency', 'slow'] as const)('%s brings everything, in order', async (weather) => {
  const client = await talking();
  proxy.turn(weather);
  const long = Array.from({ length: 2_000 }, (_, index) => `${index} `).join('');
  client.socket.write(long);
  await until(() => client.told() === `HELLO ${long}`);
});
