import { isRunning } from '@gomomo/embedded';
import { findOldPostgres, skipUnless, temporaryFolder, until } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const main = join(import.meta.dirname, '../main.ts');

skipUnless('oldPostgres')('npm run citus', () => {
  // Its PostgreSQL went on, in a folder that nobody removed.
  test('ends the server that it started when it is cut off, and removes its folder', async () => {
    const folder = temporaryFolder('cut-off-');
    const args = [main, 'sizes', `--postgres=${findOldPostgres() ?? ''}`];
    const child = spawn(process.execPath, args, {
      env: { ...process.env, TMPDIR: folder },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    const end = once(child, 'exit');
    let pid = 0;
    await until(() => {
      const [file = ''] = globSync('gomomo-citus-*/plain/postgres/postmaster.pid', { cwd: folder });
      pid = Number.parseInt(readFileSync(join(folder, file), 'utf8'), 10);
    }, 30);
    child.kill('SIGTERM');
    expect([await end, said]).toEqual([[143, null], '']);
    await until(() => expect(isRunning(pid)).toBe(false));
    expect(readdirSync(folder)).toEqual([]);
  }, 60_000);
});
