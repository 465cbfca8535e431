import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';

// `npm run rolling` without redis-server said so and then hung, over a fake of Google that it had started.
test('a command that fails says why and ends, whatever it has left open', () => {
  const script = `
    import { createServer } from 'node:http';
    import { runPlainCommand } from ${JSON.stringify(import.meta.resolve('./command-line.ts'))};
    await runPlainCommand('', async () => {
      createServer().listen(0, '127.0.0.1');
      throw new Error('There is no redis-server here.');
    });`;
  const args = ['--input-type=module', '--eval', script];
  const { status, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect([status, stderr]).toEqual([1, 'There is no redis-server here.\n']);
}, 60_000);
