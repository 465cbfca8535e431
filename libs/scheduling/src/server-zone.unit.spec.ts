import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';

const printSlots = resolve(import.meta.dirname, '../fixtures/print-slots.ts');

const printedUnder = (zone: string) =>
  execFileSync(process.execPath, [printSlots], { env: { TZ: zone }, encoding: 'utf8' });

test("a year of slots is the same whatever the server's own zone", () => {
  const expected = printedUnder('UTC');
  expect(expected.length).toBeGreaterThan(100_000);
  for (const zone of ['America/New_York', 'Pacific/Apia', 'Australia/Lord_Howe']) {
    expect(printedUnder(zone) === expected).toBe(true);
  }
}, 60_000);
