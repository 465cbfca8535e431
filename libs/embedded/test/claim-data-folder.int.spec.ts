import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { claimDataFolder } from '../src/index.ts';
import { makeDataFolder } from './fixtures/data-folder.ts';

// Each test starts processes and lets some of them wait as a person would.
jest.setTimeout(60_000);

let dataDir: string;
const claimers: ChildProcess[] = [];
beforeEach(() => {
  dataDir = makeDataFolder();
});
afterEach(() => {
  for (const claimer of claimers.splice(0)) claimer.kill('SIGKILL');
});

async function startClaimer(): Promise<{ process: ChildProcess; says: string }> {
  const fixture = new URL('fixtures/claimer.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [fixture, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  claimers.push(child);
  const [says] = (await once(createInterface(child.stdout), 'line')) as [string];
  return { process: child, says };
}

test('a second start is told who runs already and where', async () => {
  const first = await startClaimer();
  const pid = first.process.pid ?? 0;
  await expect(claimDataFolder(dataDir)).rejects.toMatchObject({
    code: 'already-running',
    message: expect.stringContaining(
      `gomomo already runs here (pid ${pid}, http://127.0.0.1:3000)`,
    ),
    details: { pid, url: 'http://127.0.0.1:3000' },
  });
});

test('of several starts at once exactly one runs, also over what a killed one left', async () => {
  const killed = await startClaimer();
  killed.process.kill('SIGKILL');
  await once(killed.process, 'exit');
  const starts = await Promise.all([1, 2, 3, 4].map(startClaimer));
  const claims = starts.filter(({ says }) => says === 'claimed');
  expect(claims).toHaveLength(1);
  const winner = claims[0]?.process.pid ?? 0;
  expect(starts.filter(({ says }) => says.includes(`(pid ${winner},`))).toHaveLength(3);
  expect(readdirSync(dataDir)).toEqual(['running.json']);
});

test('a start right after Ctrl-C waits for the earlier one to end', async () => {
  const first = await startClaimer();
  first.process.kill('SIGTERM');
  const claim = await claimDataFolder(dataDir);
  claim.release();
  expect(readdirSync(dataDir)).toEqual([]);
});

test.each([
  '',
  '{"pid":12',
  'null',
  '[]',
  '{"pid":"x"}',
  '{"pid":-1,"identity":"","state":"ready"}',
])('a torn running.json (%j) stops nobody', async (text) => {
  writeFileSync(join(dataDir, 'running.json'), text);
  const claim = await claimDataFolder(dataDir);
  claim.release();
  expect(readdirSync(dataDir)).toEqual([]);
});

test('a running.json that cannot be read is a sentence', async () => {
  mkdirSync(join(dataDir, 'running.json'));
  await expect(claimDataFolder(dataDir)).rejects.toMatchObject({
    code: 'data-folder-unusable',
    message: expect.stringContaining('then remove it'),
  });
});
