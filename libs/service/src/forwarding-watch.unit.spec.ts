import { expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { watchForwarding } from './forwarding-watch.ts';

async function ask(trustProxy: unknown, requests: readonly Record<string, string>[]) {
  const warnings: string[] = [];
  const watch = watchForwarding(trustProxy, {
    warn: (_fields: unknown, message?: string) => void warnings.push(message ?? ''),
  } as never);
  const server = createServer((_request, response) => response.end());
  watch.over(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const headers of requests) await fetch(`http://127.0.0.1:${port}/`, { headers });
  server.close();
  server.closeAllConnections();
  return { warnings, checks: watch.checks() };
}

test.each([
  { 'x-forwarded-for': '203.0.113.7' },
  { forwarded: 'for=203.0.113.7' },
  { 'x-real-ip': '203.0.113.7' },
])('TRUST_PROXY left out: %j is warned of once and told in health', async (headers) => {
  const { warnings, checks } = await ask(undefined, [{}, headers, headers]);
  expect(warnings).toEqual([expect.stringContaining('TRUST_PROXY is not set')]);
  expect(checks).toMatchObject({
    trustProxy: {
      status: 'down',
      needed: false,
      detail: expect.stringContaining('Set TRUST_PROXY'),
    },
  });
});

test('requests without such headers are no reason to warn', async () => {
  expect(await ask(undefined, [{}, {}])).toEqual({ warnings: [], checks: {} });
});

test.each([[false], [1], [['10.0.0.0/8']]])('TRUST_PROXY said (%j): no warning', async (said) => {
  const answer = await ask(said, [{ 'x-forwarded-for': '203.0.113.7' }]);
  expect(answer).toEqual({ warnings: [], checks: {} });
});
