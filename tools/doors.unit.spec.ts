import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * The doors once answered when run by their file and said nothing through `npm run`, because the
 * bootstrap imports its entry, which is then not the main module.
 */
function ask(door: string, line: unknown): unknown {
  const { stdout } = spawnSync('npm', ['run', '--silent', door], {
    cwd: join(import.meta.dirname, '..'),
    input: `${JSON.stringify(line)}\n`,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return JSON.parse(stdout);
}

test('npm run understand answers a line with what it understood', () => {
  const asked = { id: 'a', text: 'tomorrow at 3 pm', ref: '2026-11-22T09:00:00' };
  expect(ask('understand', asked)).toMatchObject({ id: 'a', date: '2026-11-23', time: '15:00' });
});

test('npm run slots answers a case with its starts', () => {
  const input = {
    now: '2021-06-20T11:59:59Z',
    schedule: { timeZone: 'UTC', weekly: [{ days: [1], start: '09:00', end: '11:00' }] },
    service: { durationMin: 60 },
    query: { from: '2021-06-21T00:00:00Z', to: '2021-06-21T23:59:59Z' },
  };
  expect(ask('slots', { id: 'b', input })).toEqual({
    id: 'b',
    slots: ['2021-06-21T09:00:00Z', '2021-06-21T10:00:00Z'],
  });
});
