import { expect, test } from '@jest/globals';
import { findFaults, toFindings, toUnsettledFaults } from './findings.ts';
import type { Held } from './held.ts';
import type { Sample } from './sample.ts';

const phases = {
  idle: { from: 0, to: 60 },
  load: { from: 60, to: 660 },
  rest: { from: 700, to: 760 },
};

/** A process that is looked at every ten seconds. */
const toSamples = (of: (at: number) => Partial<Sample>): Sample[] =>
  Array.from({ length: 77 }, (_, index) => {
    const at = index * 10;
    return { process: 'agent-chat', pid: 7, at, memory: 200, handles: 50, busy: 0, ...of(at) };
  });

/** Asked before the load, every hundred seconds in it, and after it. */
const toHeld = (of: (at: number) => number): Held[] =>
  [50, 160, 260, 360, 460, 560, 660, 760].map((at) => ({
    ...{ process: 'agent-chat', at, memory: of(at) },
  }));

const wanted = { all: ['agent-chat'], services: ['agent-chat'] };
const steady = toHeld(() => 60);

test('what stays as it is is told as it is', () => {
  const samples = toSamples((at) => ({
    memory: at > 60 && at < 700 ? 240 : 200,
    handles: at > 60 && at < 700 ? 90 : 50,
    busy: at > 60 && at < 700 ? 3 + (at - 60) / 4 : at / 20,
  }));
  const [finding] = toFindings(samples, steady, phases);
  expect(finding).toMatchObject({
    held: { idle: 60, middle: 60, rest: 60 },
    memory: { idle: 200, middle: 240, end: 240, rest: 200 },
    handles: { idle: 50, most: 90, rest: 50 },
    ...{ slope: 0, hasEnded: false },
  });
  expect(finding?.busy.idle).toBeCloseTo(5);
  expect(finding?.busy.load).toBeCloseTo(25, 0);
  expect(findFaults([finding!], wanted)).toEqual([]);
});

test.each([
  ['handles that are left over', (at: number) => ({ handles: at < 100 ? 50 : 80 }), /80 handles/],
  [
    'a process that works on at rest',
    (at: number) => ({ busy: at < 700 ? 0 : at - 700 }),
    /100.0 % of a core at rest/,
  ],
  ['a process that was started again', (at: number) => ({ pid: at < 300 ? 7 : 8 }), /ended/],
])('%s is a fault', (_, of, says) => {
  expect(findFaults(toFindings(toSamples(of), steady, phases), wanted)).toEqual([
    expect.stringMatching(says),
  ]);
});

const faultsOfHeld = (of: (at: number) => number): string[] =>
  findFaults(
    toFindings(
      toSamples(() => ({})),
      toHeld(of),
      phases,
    ),
    wanted,
  );

test('what is held more and more, and kept, is a fault', () => {
  expect(faultsOfHeld((at) => 60 + at / 10)).toEqual([
    'agent-chat holds 360 MB more an hour, and does not give it back',
  ]);
});

test('what is given back is none', () => {
  expect(faultsOfHeld((at) => (at < 700 ? 60 + at / 10 : 60))).toEqual([]);
});

test('nor is memory that grows because nothing has been collected yet', () => {
  const samples = toSamples((at) => ({ memory: 200 + at / 10 }));
  expect(findFaults(toFindings(samples, steady, phases), wanted)).toEqual([]);
});

test('a process that was never seen is a fault', () => {
  expect(findFaults([], wanted)).toEqual(['agent-chat was never seen']);
});

test('so is what was never settled', () => {
  expect(toUnsettledFaults(['excel-sync-2 is not ready'])).toEqual([
    'not settled after the load: excel-sync-2 is not ready',
  ]);
});

test('so is a service that does not say what it holds', () => {
  expect(
    findFaults(
      toFindings(
        toSamples(() => ({})),
        [],
        phases,
      ),
      wanted,
    ),
  ).toEqual(['agent-chat did not say what it holds']);
});
