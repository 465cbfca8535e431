import { expect, test } from '@jest/globals';
import { bookingCoreRoutes, type RouteSpec } from '@gomomo/contracts';
import { writeAvailability } from './availability-text.ts';

const timeZone = 'America/New_York';
const ids = ['01a00000-0000-7000-9000-000000000001', '01a00000-0000-7000-9000-000000000002'];
const start = Date.UTC(2026, 10, 1, 5, 30);
const slots = [
  { start, end: start + 1_800_000, resourceIds: ids },
  { start: start + 3_600_000, end: start + 5_400_000, resourceIds: ids.slice(1) },
];
const routes: readonly RouteSpec[] = bookingCoreRoutes;
const spec = routes.find(({ operationId }) => operationId === 'getAvailability');

test('free times are written as the contract has them, on both sides of a change of the clocks', () => {
  const written: unknown = JSON.parse(writeAvailability({ timeZone, slots, nextFrom: start }));
  expect(written).toEqual({
    timeZone,
    slots: [
      { start: '2026-11-01T01:30:00-04:00', end: '2026-11-01T01:00:00-05:00', resourceIds: ids },
      {
        start: '2026-11-01T01:30:00-05:00',
        end: '2026-11-01T02:00:00-05:00',
        resourceIds: ids.slice(1),
      },
    ],
    nextFrom: '2026-11-01T01:30:00-04:00',
  });
  expect(spec?.answers[200]?.parse(written)).toEqual(written);
});

test('no free time is an empty list without a next one', () => {
  expect(JSON.parse(writeAvailability({ timeZone, slots: [] }))).toEqual({ timeZone, slots: [] });
});
