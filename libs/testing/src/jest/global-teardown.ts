import { rmSync } from 'node:fs';
import { dropRunDatabases } from '../fresh-database.ts';
import { testEnvironment } from '../test-environment.ts';
import { takeRunServer } from './run-server.ts';

/** A throwaway server goes with its folder; on a given one only this run's databases are dropped. */
async function tearDownRun(): Promise<void> {
  const server = takeRunServer();
  if (server === undefined) {
    await dropRunDatabases(testEnvironment.postgresUrl(), testEnvironment.runId());
    return;
  }
  await server.postgres.stop();
  rmSync(server.dataDir, { recursive: true, force: true });
}

export default tearDownRun;
