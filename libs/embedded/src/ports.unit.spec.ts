import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import { findFreePort, LOOPBACK } from './ports.ts';

const server = createServer();
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, LOOPBACK, resolve));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
});

test('a free port is never one that the system gives to whoever opens a connection', async () => {
  const ports = await Promise.all(Array.from({ length: 20 }, () => findFreePort()));
  for (const port of ports) {
    expect(port).toBeGreaterThanOrEqual(20_000);
    expect(port).toBeLessThan(32_768);
  }
});

test('a port that is taken is not free', async () => {
  const address = server.address();
  const taken = typeof address === 'object' ? address?.port : undefined;
  expect(await findFreePort(taken)).toBeUndefined();
});
