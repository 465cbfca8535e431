import { afterEach, expect, test } from '@jest/globals';
import { runTorture, toCount, type Counted } from './torture.ts';

const well: Counted = {
  verdicts: ['I1', 'I2'].map((name) => ({ name, says: '', broken: [] })),
  ...{ shortfalls: [], missing: [] },
};
const broken = [{ name: 'I1', says: '', broken: ['row'] }];
const clocks = { says: 'no clock was turned', isInstallable: true };
const disks = { says: 'no disk was filled', isInstallable: false };

test.each<[string, Counted | undefined, boolean, number, number]>([
  ['all holds', well, true, 2, 0],
  ['an invariant is broken', { ...well, verdicts: broken }, false, 0, 1],
  ['too little was done', { ...well, shortfalls: ['0 × hold', '3 faults'] }, false, 2, 2],
  ['what can be installed is missing', { ...well, missing: [clocks] }, true, 2, 1],
  ['what nobody can install is missing', { ...well, missing: [disks] }, true, 2, 0],
  ['no report was written', undefined, false, 0, 1],
  ['it failed after its report', well, false, 2, 1],
])('%s', (_, report, ok, passed, failed) => {
  expect(toCount(report, ok)).toEqual({ passed, failed, skipped: 0 });
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
