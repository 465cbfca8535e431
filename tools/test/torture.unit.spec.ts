import { afterEach, expect, test } from '@jest/globals';
import { runTorture, toTests, type Counted } from './torture.ts';

const well: Counted = {
  verdicts: ['I1', 'I2'].map((name) => ({ name, says: '', broken: [] })),
  ...{ shortfalls: [], missing: [] },
};
const broken = [{ name: 'I1', says: '', broken: ['row'] }];
const clocks = { kind: 'clock' as const, says: 'no clock was turned', isInstallable: true };
const disks = { kind: 'disk' as const, says: 'no disk was filled', isInstallable: false };
const both = ['I1', 'I2'];

test.each<[string, Counted | undefined, boolean, string[], string[]]>([
  ['all holds', well, true, both, []],
  ['an invariant is broken', { ...well, verdicts: broken }, false, [], ['I1']],
  [
    'too little was done',
    { ...well, shortfalls: ['0 × hold', '3 faults'] },
    false,
    both,
    ['0 × hold', '3 faults'],
  ],
  ['what can be installed is missing', { ...well, missing: [clocks] }, true, both, [clocks.says]],
  ['what nobody can install is missing', { ...well, missing: [disks] }, true, both, []],
  ['no report was written', undefined, false, [], ['no report']],
  ['it failed after its report', well, false, both, ['its end']],
])('%s', (_, report, ok, passed, failed) => {
  expect(toTests(report, ok)).toEqual([
    ...passed.map((name) => ({ name, status: 'passed' })),
    ...failed.map((name) => ({ name, status: 'failed' })),
  ]);
});

const given = process.env['REQUIRE_ALL'];
afterEach(() => {
  if (given === undefined) delete process.env['REQUIRE_ALL'];
  else process.env['REQUIRE_ALL'] = given;
});

test.each([undefined, '0', ''])('REQUIRE_ALL=%s requires nothing', async (value) => {
  if (value === undefined) delete process.env['REQUIRE_ALL'];
  else process.env['REQUIRE_ALL'] = value;
  expect(await runTorture('nowhere')).toEqual({ passed: 0, failed: 0, skipped: 0 });
});
