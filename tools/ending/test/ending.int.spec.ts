import { expect, test } from '@jest/globals';
import { isRunning } from '@gomomo/embedded';
import { until } from '@gomomo/testing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';

const from = (file: string): string => JSON.stringify(import.meta.resolve(file));

/** A command that starts PostgreSQL in a folder of its own, says both, and goes on as told. */
async function runCommand(goOn: string) {
  const script = `
    import { startPostgres } from '@gomomo/embedded';
    import { runPlainCommand } from ${from('../../command-line.ts')};
    import { makeDataFolder } from ${from('../../data-folder.ts')};
    await runPlainCommand('', async () => {
      const dataDir = makeDataFolder('gomomo-spec-');
      const { pid } = await startPostgres({ dataDir });
      console.log(pid, dataDir);
      ${goOn}
    });`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
  const [pid = '', folder = ''] = line.split(' ');
  const end = once(child, 'exit').then(([code]) => code as number | null);
  return { child, pid: Number(pid), folder, end, said: () => said };
}

async function leavesNothing({ pid, folder }: { readonly pid: number; readonly folder: string }) {
  await until(() => expect(isRunning(pid)).toBe(false));
  expect(existsSync(folder)).toBe(false);
}

// `npm run drill` and the benchmarks left their PostgreSQL running.
test.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  'a command that %s cuts off ends the servers that it started and removes their folder',
  async (signal, code) => {
    const command = await runCommand(
      'await new Promise((resolve) => setTimeout(resolve, 60_000));',
    );
    command.child.kill(signal);
    expect([await command.end, command.said()]).toEqual([code, '']);
    await leavesNothing(command);
  },
  60_000,
);

test('a command that fails does so too', async () => {
  const command = await runCommand("throw new Error('The disk is full.');");
  expect([await command.end, command.said()]).toEqual([1, 'The disk is full.\n']);
  await leavesNothing(command);
}, 60_000);
