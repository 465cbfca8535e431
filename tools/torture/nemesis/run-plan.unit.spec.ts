import { expect, test } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Fault } from './fault.ts';
import { runPlan } from './run-plan.ts';
import type { Victims } from './strike.ts';

const nobody: Victims = {
  stack: { pidOf: () => undefined },
  links: {
    turn: (name) => {
      throw new Error(`there is no way ${name}`);
    },
    hasStruck: () => false,
  },
  google: { fault: () => undefined, left: ({ times }) => times ?? 1, revoke: () => undefined },
  reconnect: () => Promise.reject(new Error('503')),
  turnClock: () => undefined,
  fill: () => undefined,
};

async function notesOf(faults: readonly Fault[], victims: Partial<Victims> = {}) {
  const notes: string[] = [];
  const history = { note: (what: string) => void notes.push(what) };
  const plan = faults.map((fault) => ({ atMs: 0, fault }));
  const { signal } = new AbortController();
  await runPlan(
    plan,
    { ...nobody, ...victims },
    { history, signal, graceMs: 300, patienceMs: 300 },
  );
  return notes;
}

test('what was not there is no fault, and is told', async () => {
  const notes = await notesOf([
    { kind: 'kill', part: 'kafka' },
    { kind: 'pause', part: 'postgres', forMs: 1 },
    { kind: 'stop-postgres' },
    { kind: 'kill-backend' },
    { kind: 'link', link: 'kafka', how: 'cut', forMs: 1 },
    { kind: 'google', rules: ['lostx1/insert'] },
    { kind: 'clock', part: 'excel-sync', seconds: 30, forMs: 1 },
  ]);
  expect(notes.toSorted()).toEqual([
    'fault failed: Google: lostx1/insert: Error: nobody asked Google for it',
    'fault failed: SIGKILL kafka: Error: there was no process of kafka',
    'fault failed: SIGKILL of a Postgres backend: Error: there was no process of postgres',
    'fault failed: SIGSTOP postgres for 0.0 s: Error: there was no process of postgres',
    'fault failed: clock of excel-sync +30 s for 0.0 s: Error: there was no process of excel-sync',
    'fault failed: cut kafka for 0.0 s: Error: there is no way kafka',
    'fault failed: immediate stop of Postgres: Error: there was no process of postgres',
  ]);
}, 20_000);

test('of what Google was to do, only what it did is told', async () => {
  const google = {
    ...nobody.google,
    left: ({ kind, times }: { kind?: string; times?: number }) =>
      kind === 'insert' ? 0 : (times ?? 1),
  };
  const rules = ['lostx1/insert', 'lostx1/delete'];
  expect(await notesOf([{ kind: 'google', rules }], { google })).toEqual([
    'fault: Google: lostx1/insert',
  ]);
}, 20_000);

test('weather that nobody meets is no fault, and one is told when it is met; both are undone', async () => {
  const turned: (string | undefined)[] = [];
  let asked = 0;
  const links = {
    turn: (name: string, how: string | undefined) => void turned.push(how ?? `fair ${name}`),
    hasStruck: (name: string) => name === 'kafka' && (asked += 1) > 2,
  };
  const faults = ['kafka', 'twilio'].map((link) => {
    return { kind: 'link', how: 'torn', link, forMs: 500 } as const;
  });
  expect(await notesOf(faults, { links })).toEqual([
    'fault: torn kafka for 0.5 s',
    'fault failed: torn twilio for 0.5 s: nobody met it',
  ]);
  expect(turned.toSorted()).toEqual(['fair kafka', 'fair twilio', 'torn', 'torn']);
});

test('what struck and cannot be undone has struck', async () => {
  expect(await notesOf([{ kind: 'revoke', forMs: 1 }])).toEqual([
    'fault: Google: the owner disconnects us, and connects again for 0.0 s',
    'not undone: Google: the owner disconnects us, and connects again for 0.0 s: Error: 503',
  ]);
});

test('a process that lives is stopped and goes on, one that is being started is killed once it is there', async () => {
  const child = spawn('sleep', ['60']);
  const stateOf = () => /\) (\w)/.exec(readFileSync(`/proc/${child.pid}/stat`, 'utf8'))?.[1];
  let asked = 0;
  const pidOf = (part: string) => ((asked += 1) > 5 || part === 'kafka' ? child.pid : undefined);
  const pausing = notesOf([{ kind: 'pause', part: 'kafka', forMs: 500 }], { stack: { pidOf } });
  while (stateOf() !== 'T') await new Promise(setImmediate);
  expect(await pausing).toEqual(['fault: SIGSTOP kafka for 0.5 s']);
  expect(stateOf()).not.toBe('T');
  const gone = once(child, 'exit');
  const killed = await notesOf([{ kind: 'kill', part: 'redis' }], { stack: { pidOf } });
  expect([killed, await gone]).toEqual([['fault: SIGKILL redis'], [null, 'SIGKILL']]);
  expect(await notesOf([{ kind: 'kill', part: 'redis' }], { stack: { pidOf } })).toEqual([
    'fault failed: SIGKILL redis: Error: there was no process of redis',
  ]);
});
