import { expect, test } from '@jest/globals';
import { findFaults, toFindings } from './findings.ts';
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

test('what stays as it is is told as it is', () => {
  const samples = toSamples((at) => ({
    memory: at > 60 && at < 700 ? 240 : 200,
    handles: at > 60 && at < 700 ? 90 : 50,
    busy: at > 60 && at < 700 ? 3 + (at - 60) / 4 : at / 20,
  }));
  const [finding] = toFindings(samples, phases);
  expect(finding).toMatchObject({
    memory: { idle: 200, middle: 240, end: 240, rest: 200 },
    handles: { idle: 50, most: 90, rest: 50 },
    ...{ slope: 0, hasEnded: false },
  });
  expect(finding?.busy.idle).toBeCloseTo(5);
  expect(finding?.busy.load).toBeCloseTo(25, 0);
  expect(findFaults([finding!])).toEqual([]);
});

test.each([
  ['memory that grows and is kept', (at: number) => ({ memory: 200 + at / 10 }), /grows by 360 MB/],
  ['handles that are left over', (at: number) => ({ handles: at < 100 ? 50 : 80 }), /80 handles/],
  ['a process that was started again', (at: number) => ({ pid: at < 300 ? 7 : 8 }), /ended/],
])('%s is a fault', (_, of, says) => {
  expect(findFaults(toFindings(toSamples(of), phases))).toEqual([expect.stringMatching(says)]);
});

test('memory that is given back is none', () => {
  const samples = toSamples((at) => ({ memory: at < 660 ? 200 + at / 10 : 200 }));
  expect(findFaults(toFindings(samples, phases))).toEqual([]);
});
