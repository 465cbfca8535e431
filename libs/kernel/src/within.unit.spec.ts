import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { within } from './within.ts';

const hangs = (): Promise<never> => new Promise(() => undefined);

test('what is there in time is answered, also a failure', async () => {
  expect(await within(1_000, Promise.resolve('yes'), () => 'late')).toBe('yes');
  const fails = Promise.reject(new Error('no'));
  await expect(within(1_000, fails, () => 'late')).rejects.toThrow('no');
});

test('what hangs is given up: answered or thrown instead', async () => {
  expect(await within(5, hangs(), () => 'late')).toBe('late');
  const thrown = within(5, hangs(), () => {
    throw new Error('late');
  });
  await expect(thrown).rejects.toThrow('late');
});

test('what fails later on is nobody’s unhandled failure', async () => {
  const work = Promise.withResolvers<string>();
  expect(await within(5, work.promise, () => 'late')).toBe('late');
  work.reject(new Error('nobody listens'));
  await new Promise((resolve) => setImmediate(resolve));
});

test('an answer that came while this process had no turn is in time', async () => {
  const echoed = Promise.withResolvers<void>();
  const server = createServer((socket) =>
    socket.once('data', (piece) => socket.write(piece, () => echoed.resolve())),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const echo = once(socket, 'data').then(([piece]) => String(piece));
  const answer = within(50, echo, () => 'late');
  socket.write('here');
  await echoed.promise;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120);
  expect(await answer).toBe('here');
  socket.destroy();
  server.close();
});
