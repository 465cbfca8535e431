import { expect, test } from '@jest/globals';
import { replicaNames } from '../stack/links.ts';
import { disks, tellFault } from './fault.ts';
import { planFaults } from './plan.ts';

const replicas = replicaNames;
const links = [...replicas.map((name) => `postgres~${name}`), 'kafka', 'google'];
const plan = (seed: number, seconds = 90) =>
  planFaults({ seed, seconds, replicas, links, clocks: replicas, disks });

test('a seed plans the same faults every time, and another seed others', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

test.each([1, 2, 3, 4, 5])('seed %i: 20 faults and more in 90 s, one every two to five', (seed) => {
  const planned = plan(seed);
  expect(planned.length).toBeGreaterThanOrEqual(20);
  const gaps = planned.map(({ atMs }, index) => atMs - (planned[index - 1]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
});

test('a short run meets every kind of fault', () => {
  const kinds = new Set(plan(1).map(({ fault }) => fault.kind));
  expect([...kinds].toSorted()).toEqual([
    'clock',
    'disk',
    'google',
    'kill',
    'kill-backend',
    'link',
    'pause',
    'revoke',
    'stop-postgres',
  ]);
});

test('whose clock cannot be turned, and whose disk cannot be filled, is left alone', () => {
  const planned = planFaults({ seed: 1, seconds: 600, replicas, links, clocks: [], disks: [] });
  expect(planned.filter(({ fault }) => ['clock', 'disk'].includes(fault.kind))).toEqual([]);
});

test('each fault is told in a line', () => {
  const lines = plan(1, 600).map(({ fault }) => tellFault(fault));
  for (const line of lines) expect(line).toMatch(/^[A-Za-z-]{3,}.* \S+/);
  expect(lines.join()).not.toMatch(/undefined|NaN/);
});
