import { startPostgres } from '@gomomo/embedded';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nothing, type Count } from './count.ts';
import { runJest } from './jest.ts';
import { root } from './programs.ts';
import { say } from './say.ts';

/** Specs that say `freshDatabase` are those that depend on the server's release. */
function findDatabaseSpecs(): string[] {
  return globSync('{apps,libs}/*/test/**/*.{int,race}.spec.ts', { cwd: root }).filter((path) =>
    readFileSync(join(root, path), 'utf8').includes('freshDatabase('),
  );
}

/**
 * The database specs once more on the oldest release we support (Debian's 15), where the folder of
 * its programs is given by GOMOMO_TEST_OLD_POSTGRES.
 */
export async function runOnOldPostgres(folder: string): Promise<Count> {
  const binDir = process.env['GOMOMO_TEST_OLD_POSTGRES'];
  if (!binDir) return nothing;
  const dataDir = mkdtempSync(join(tmpdir(), 'gomomo-test-'));
  chmodSync(dataDir, 0o711); // started by root, the server works in it as another user
  const settings = { max_connections: '300' };
  try {
    const postgres = await startPostgres({ dataDir, binDir, durable: false, settings });
    try {
      return await runJest({
        title: `database tests on the PostgreSQL in ${binDir}`,
        args: ['--selectProjects', 'integration', '--runTestsByPath', ...findDatabaseSpecs()],
        outputFile: join(folder, 'old-postgres.json'),
        env: { GOMOMO_TEST_POSTGRES_URL: postgres.superuserUrl },
      });
    } finally {
      await postgres.stop();
    }
  } catch (error) {
    say(`the PostgreSQL in ${binDir} could not be used: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
