import { describe, expect, test } from '@jest/globals';
import { claimCases } from '../fixtures/claim-cases.ts';
import { gridCases } from '../fixtures/grid-cases.ts';
import { ownHoldId, type SlotCase } from '../fixtures/slot-case.ts';
import { zoneCases } from '../fixtures/zone-cases.ts';
import { checkStart, findSlots, toClaimTimes, type SlotQuery } from './index.ts';

function toQuery(slotCase: SlotCase): SlotQuery {
  const { claims = [], window } = slotCase;
  return {
    now: Date.parse(slotCase.now),
    timeZone: slotCase.timeZone,
    tenantHours: { weekly: slotCase.weekly, overrides: slotCase.overrides },
    resources: [{ id: 'anna', claims }],
    service: slotCase.service,
    policy: {},
    serviceBooked: slotCase.countsClaims === true ? claims : [],
    ignoredIds: [ownHoldId],
    window: { from: Date.parse(window[0]), to: Date.parse(window[1]) },
  };
}

describe.each([
  ['grid', gridCases],
  ['claims', claimCases],
  ['zones', zoneCases],
] as const)('neutral cases about %s', (_name, cases) => {
  test.each(cases.map((slotCase) => [slotCase.id, slotCase.title, slotCase] as const))(
    '%s: %s',
    (_id, _title, slotCase) => {
      const { slots } = findSlots(toQuery(slotCase));
      expect(slots.map(({ start }) => new Date(start).toISOString())).toEqual(
        slotCase.starts.flat().map((start) => new Date(start).toISOString()),
      );
    },
  );
});

describe('gaps between two visits (cal.com booking-limits.test.ts)', () => {
  const gapCases = [
    ['60 before and after on both', 60, 60, '07:00', '05:15', false],
    ['60 before and after on both', 60, 60, '07:00', '09:00', false],
    ['60 before and after on both', 60, 60, '07:00', '09:15', true],
    ['60 before and after on both', 60, 60, '07:00', '04:45', true],
    ['only 60 after', 0, 60, '05:00', '05:30', false],
    ['only 60 after', 0, 60, '05:00', '06:15', true],
  ] as const;

  test.each(gapCases)(
    '%s (%i/%i), one at %s: another at %s is bookable: %p',
    (_title, bufferBeforeMinutes, bufferAfterMinutes, neighbour, asked, available) => {
      const at = (time: string) => Date.parse(`2030-06-03T${time}Z`);
      const service = { durationMinutes: 15, bufferBeforeMinutes, bufferAfterMinutes };
      const verdict = checkStart(
        {
          now: at('00:00'),
          timeZone: 'UTC',
          tenantHours: { weekly: [{ days: [1], start: '00:00', end: '24:00' }] },
          resources: [
            {
              id: 'anna',
              claims: [{ id: 'a', kind: 'appointment', ...toClaimTimes(at(neighbour), service) }],
            },
          ],
          service,
          policy: {},
        },
        at(asked),
      );
      expect(verdict).toEqual(
        available
          ? { available: true, resourceIds: ['anna'] }
          : { available: false, reason: 'buffer' },
      );
    },
  );
});
