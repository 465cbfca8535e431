import { findFreePort, rememberPort } from '@gomomo/embedded';
import { temporaryFolder } from '@gomomo/testing';
import { afterAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { findDown } from '../../stack/merged-answers.ts';
import { replicaNames } from './links.ts';
import { replicasOf } from './replicas-of.ts';

const servers: Server[] = [];
afterAll(() => servers.forEach((server) => server.close()));

async function listen(status: number): Promise<number> {
  const server = createServer((_, answer) => answer.writeHead(status).end('{}'));
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('each replica is asked by itself, the second of a service too', async () => {
  const dataDir = temporaryFolder('torture-');
  const [well, notReady, nobody] = [await listen(200), await listen(503), await findFreePort()];
  for (const name of replicaNames) rememberPort(dataDir, name, well);
  rememberPort(dataDir, 'excel-sync-2', notReady);
  rememberPort(dataDir, 'agent-chat', nobody ?? 0);
  const asked = [...replicasOf(dataDir).values()].flat();
  expect(asked.map(({ name }) => name).toSorted()).toEqual([...replicaNames].toSorted());
  expect((await findDown(replicasOf(dataDir))).toSorted()).toEqual(['agent-chat', 'excel-sync-2']);
});
