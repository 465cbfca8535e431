import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, connect } from 'node:net';
import './deny-network.ts';

test('a connection that leaves the machine is refused by name', async () => {
  const socket = connect({ host: 'example.com', port: 80 });
  const [error] = (await once(socket, 'error').catch((thrown: unknown) => [thrown])) as [Error];
  expect(error.message).toBe('tests may not connect to example.com');
});

test('fetch is refused as well', async () => {
  await expect(fetch('https://203.0.113.7/')).rejects.toMatchObject({
    cause: { message: 'tests may not connect to 203.0.113.7' },
  });
});

test('a server on the loopback interface is reached', async () => {
  const server = createServer((socket) => socket.end('hello')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  const [greeting] = (await once(connect(port, '127.0.0.1'), 'data')) as [Buffer];
  expect(greeting.toString()).toBe('hello');
  server.close();
});
