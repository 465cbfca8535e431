import { startPostgres, type EmbeddedPostgres } from '@gomomo/embedded';
import { temporaryFolder } from '@gomomo/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { chmodSync } from 'node:fs';
import { Client } from 'pg';
import { killBackend, pausePostgres } from '../nemesis/postgres.ts';

let dataDir: string;
let postgres: EmbeddedPostgres;
beforeAll(async () => {
  dataDir = temporaryFolder('torture-');
  chmodSync(dataDir, 0o755); // as root the server works as a user of its own
  postgres = await startPostgres({ dataDir, durable: false });
  const client = await connect(postgres.superuserUrl);
  await client.query('create database gomomo');
  await client.end();
}, 120_000);
afterAll(async () => {
  await postgres.stop();
});

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function connectToProduct(): Promise<Client> {
  const url = new URL(postgres.superuserUrl);
  url.pathname = '/gomomo';
  return connect(url.href);
}

test('a server that stands still answers no session and takes none, and goes on as it was', async () => {
  const client = await connectToProduct();
  const goOn = pausePostgres(postgres.pid);
  const order: string[] = [];
  const asked = client.query('select 1').then(() => order.push('answered'));
  const another = connectToProduct().then((other) => {
    order.push('taken');
    return other.end();
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  order.push('goes on');
  goOn?.();
  await Promise.all([asked, another]);
  expect(order[0]).toBe('goes on');
  await client.end();
});

test('no session is no backend to kill; with one, the server recovers by itself', async () => {
  const find = () => killBackend(postgres.pid);
  while (find() !== undefined) await new Promise((resolve) => setTimeout(resolve, 100));
  const client = await connectUntilTaken();
  const ended = new Promise((resolve) => client.once('end', resolve));
  expect(find()).toBe(true);
  await ended;
  const again = await connectUntilTaken();
  await again.end();
});

/** While it recovers it takes nobody. */
async function connectUntilTaken(): Promise<Client> {
  for (;;) {
    const client = await connectToProduct().catch(() => undefined);
    if (client !== undefined) return client;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
