import { startPostgres } from '@gomomo/embedded';
import express from 'express';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { makeDataFolder } from '../../data-folder.ts';

/** The baseline of a start: a PostgreSQL on a new folder, and an empty page. In seconds. */
export async function measureBareStart(): Promise<number> {
  const dataDir = makeDataFolder('gomomo-bench-');
  const startedAt = performance.now();
  const postgres = await startPostgres({ dataDir });
  const server = express()
    .get('/', (_request, response) => void response.send('empty'))
    .listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    await (await fetch(`http://127.0.0.1:${port}/`)).text();
    return (performance.now() - startedAt) / 1_000;
  } finally {
    server.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
