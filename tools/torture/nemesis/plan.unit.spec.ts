import { describe, expect, test } from '@jest/globals';
import { between } from '../../stack/through.ts';
import { replicaNames } from '../stack/links.ts';
import { disks, servers, tellFault, weathers, type Fault } from './fault.ts';
import { googleFaults } from './google-faults.ts';
import { planFaults } from './plan.ts';

const replicas = replicaNames;
const links = [
  ...replicas.flatMap((name) =>
    between.filter((to) => !name.startsWith(to)).map((to) => `${to}~${name}`),
  ),
  ...['kafka', 'google', 'twilio'],
];
const plan = (seed: number, seconds = 90) =>
  planFaults({ seed, seconds, replicas, links, clocks: replicas, disks });
const faultsOf = (seed: number, seconds?: number) => plan(seed, seconds).map(({ fault }) => fault);
const partsOf = (faults: readonly Fault[], kind: 'kill' | 'pause'): string[] =>
  faults.flatMap((fault) => (fault.kind === kind ? [fault.part] : []));
const seeds = Array.from({ length: 10 }, (_, index) => index + 1);

test('a seed plans the same faults every time, and another seed others', () => {
  expect(plan(7)).toEqual(plan(7));
  expect(plan(7)).not.toEqual(plan(8));
});

test.each(seeds)('seed %i: 20 faults and more in 90 s, one every two to five', (seed) => {
  const planned = plan(seed);
  expect(planned.length).toBeGreaterThanOrEqual(20);
  const gaps = planned.map(({ atMs }, index) => atMs - (planned[index - 1]?.atMs ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(2_000);
  expect(Math.max(...gaps)).toBeLessThanOrEqual(5_000);
});

describe.each(seeds)('90 s of seed %i meet what matters most', (seed) => {
  const faults = faultsOf(seed);

  test('every kind', () => {
    expect([...new Set(faults.map(({ kind }) => kind))].toSorted()).toEqual([
      ...['clock', 'disk', 'google', 'kill', 'kill-backend', 'link', 'pause', 'revoke'],
      'stop-postgres',
    ]);
  });

  test('a replica of each service, Kafka and Redis are killed; booking-core is stopped', () => {
    const killed = partsOf(faults, 'kill').map((part) => part.replace(/-2$/, ''));
    expect(killed).toEqual(
      expect.arrayContaining([
        ...['agent-chat', 'booking-core', 'calendar-sync', 'excel-sync', 'voice-gateway'],
        ...['kafka', 'redis'],
      ]),
    );
    expect(partsOf(faults, 'pause').join()).toMatch(/booking-core/);
  });

  test('the way to Kafka is cut, and one to each of two other servers is disturbed', () => {
    const met = faults.flatMap((fault) => (fault.kind === 'link' ? [fault] : []));
    expect(met).toContainEqual(expect.objectContaining({ link: 'kafka', how: 'cut' }));
    expect(new Set(met.map(({ link }) => link.split('~')[0])).size).toBeGreaterThanOrEqual(3);
  });

  test('Google applies and is not heard, limits, fails, and gives no new token', () => {
    const rules = faults.flatMap((fault) => (fault.kind === 'google' ? fault.rules : []));
    expect(rules).toEqual(
      expect.arrayContaining([
        ...['lostx1/insert', 'lostx1/patch', 'lostx1/delete'],
        ...['latex1/insert', 'latex1/patch', 'latex1/delete'],
        ...['rateLimitExceededx1', '429=1x1', '500x1', '503x1', '503x1/refresh', '401x1'],
      ]),
    );
  });

  test('nobody is stopped for longer than 8 s', () => {
    const stops = faults.flatMap((fault) => (fault.kind === 'pause' ? [fault.forMs] : []));
    expect(Math.max(...stops)).toBeLessThanOrEqual(8_000);
  });
});

describe.each(seeds)('ten minutes of seed %i meet the whole list', (seed) => {
  const planned = plan(seed, 600);
  const faults = planned.map(({ fault }) => fault);

  test.each(['kill', 'pause'] as const)('every part: %s', (kind) => {
    expect([...new Set(partsOf(faults, kind))].toSorted()).toEqual(
      [...replicas, ...servers].toSorted(),
    );
  });

  test('every link, and every weather', () => {
    const met = faults.flatMap((fault) => (fault.kind === 'link' ? [fault] : []));
    expect([...new Set(met.map(({ link }) => link))].toSorted()).toEqual(links.toSorted());
    expect([...new Set(met.map(({ how }) => how))].toSorted()).toEqual([...weathers].toSorted());
  });

  test('every answer of Google', () => {
    const met = faults.flatMap((fault) => (fault.kind === 'google' ? [fault.rules] : []));
    for (const rules of googleFaults) expect(met).toContainEqual(rules);
  });

  test('somebody is stopped for longer than Kafka waits, and nobody for more than a minute', () => {
    const stops = planned.flatMap(({ atMs, fault }) =>
      fault.kind === 'pause' ? [{ forMs: fault.forMs, endMs: atMs + fault.forMs }] : [],
    );
    expect(Math.max(...stops.map(({ forMs }) => forMs))).toBeGreaterThan(45_000);
    expect(Math.max(...stops.map(({ forMs }) => forMs))).toBeLessThanOrEqual(60_000);
    expect(Math.max(...stops.map(({ endMs }) => endMs))).toBeLessThanOrEqual(608_000);
  });
});

test('whose clock cannot be turned, and whose disk cannot be filled, is left alone', () => {
  const planned = planFaults({ seed: 1, seconds: 600, replicas, links, clocks: [], disks: [] });
  expect(planned.filter(({ fault }) => ['clock', 'disk'].includes(fault.kind))).toEqual([]);
});

test('each fault is told in a line', () => {
  const lines = faultsOf(1, 600).map(tellFault);
  for (const line of lines) expect(line).toMatch(/^[A-Za-z-]{3,}.* \S+/);
  expect(lines.join()).not.toMatch(/undefined|NaN/);
});
