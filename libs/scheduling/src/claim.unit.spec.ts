import { expect, test } from '@jest/globals';
import {
  claimsWindow,
  countsWindow,
  findSlots,
  fitsOneClaim,
  toClaimTimes,
  type Claim,
  type SlotQuery,
} from './index.ts';

const hourMs = 3_600_000;
const at = (text: string) => Date.parse(text);

test('a claim has the times of the visit and those that its buffers block', () => {
  const service = { durationMinutes: 30, bufferBeforeMinutes: 5, bufferAfterMinutes: 10 };
  expect(toClaimTimes(0, service)).toEqual({
    start: 0,
    end: 1_800_000,
    blockedFrom: -300_000,
    blockedTo: 2_400_000,
  });
});

test('duration and buffers together may fill 24 hours and no minute more', () => {
  const service = { durationMinutes: 1_380, bufferBeforeMinutes: 30 };
  expect(fitsOneClaim({ ...service, bufferAfterMinutes: 30 })).toBe(true);
  expect(fitsOneClaim({ ...service, bufferAfterMinutes: 31 })).toBe(false);
});

test('claims outside the window to load change nothing, at its edges included', () => {
  const timeZone = 'Europe/Berlin';
  const service = { durationMinutes: 60, bufferBeforeMinutes: 20, bufferAfterMinutes: 40 };
  const window = { from: at('2026-03-29T00:00:00+01:00'), to: at('2026-03-29T23:30:00+02:00') };
  const needed = claimsWindow(window, service, timeZone);
  expect(needed).toEqual({
    start: at('2026-03-28T23:40:00+01:00'),
    end: at('2026-03-30T01:40:00+02:00'),
  });
  const outside = (start: number): Claim => ({
    id: String(start),
    kind: 'appointment',
    ...toClaimTimes(start, { durationMinutes: 60 }),
  });
  const query = (claims: readonly Claim[]): SlotQuery => ({
    now: window.from,
    timeZone,
    tenantHours: { weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }] },
    resources: [
      { id: 'anna', claims },
      { id: 'ben', claims: [] },
    ],
    service,
    policy: { limits: { perResourcePerDay: 1 } },
    window,
  });
  const neighbours = [outside(needed.start - hourMs), outside(needed.end)];
  expect(findSlots(query(neighbours))).toEqual(findSlots(query([])));
});

test('visits to count are those of the whole ISO weeks that a query meets', () => {
  const window = { from: at('2026-03-25T10:00:00+01:00'), to: at('2026-03-30T10:00:00+02:00') };
  expect(countsWindow(window, 'Europe/Berlin')).toEqual({
    start: at('2026-03-23T00:00:00+01:00'),
    end: at('2026-04-06T00:00:00+02:00'),
  });
});
