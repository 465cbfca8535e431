import { startPostgres } from '@gomomo/embedded';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testEnvironment } from '../test-environment.ts';
import { ownPrefix, removeLeftFolders } from '../run-folder.ts';
import { keepRunServer } from './run-server.ts';

/** One throwaway PostgreSQL for the whole run (about a second), or the developer's own server. */
async function setUpRun(): Promise<void> {
  const id = `run${randomBytes(3).toString('hex')}`;
  const given = testEnvironment.givenPostgresUrl();
  if (given !== undefined) {
    testEnvironment.announce({ postgresUrl: given, id });
    return;
  }
  await removeLeftFolders(tmpdir());
  const dataDir = mkdtempSync(join(tmpdir(), ownPrefix('')));
  chmodSync(dataDir, 0o711); // started by root, the server works in it as another user
  const postgres = await startPostgres({
    dataDir,
    durable: false,
    settings: { max_connections: '300' },
  });
  keepRunServer({ dataDir, postgres });
  testEnvironment.announce({ postgresUrl: postgres.superuserUrl, id });
}

export default setUpRun;
