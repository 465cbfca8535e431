import type { PublicTenant } from '@gomomo/contracts';
import { createNewId } from '@gomomo/kernel';
import { bloom } from '@gomomo/testing';

import { createFrontDesk, type Model, type Stage } from '../../src/index.ts';
import { createFakeBookingCore, type FakeBookingCore } from './fake-booking-core.ts';

/** Monday 2026-11-23, 09:00 in New York. */
const monday = Date.parse('2026-11-23T14:00:00Z');

/** Open every day but one, so that scenarios can be played on any weekday. */
export const openStudio = (closedDate: string): PublicTenant => ({
  ...bloom,
  hours: {
    weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '18:00' }],
    overrides: [{ date: closedDate, windows: [] }],
  },
});

export interface FakeStage extends Stage {
  readonly core: FakeBookingCore;
  readonly clock: { now(): number; pass(minutes: number): void };
}

/** Where the business is and what its clock shows, instead. */
export interface Scene {
  readonly timeZone: string;
  readonly now: number;
}

/** A stage without anything real: the rules of booking-core in memory, a clock that stands still. */
export function createFakeStage(model?: Model, scene?: Scene): FakeStage {
  let now = scene?.now ?? monday;
  const clock = { now: () => now, pass: (minutes: number) => void (now += minutes * 60_000) };
  const studio = openStudio('2026-11-29');
  const tenant = { ...studio, timeZone: scene?.timeZone ?? studio.timeZone };
  const core = createFakeBookingCore(tenant, clock);
  const frontDesk = createFrontDesk({
    client: core,
    clock,
    newId: createNewId(clock),
    logger: { warn: () => undefined },
    ...(model === undefined ? {} : { model }),
  });
  return {
    core,
    clock,
    frontDesk,
    tenant,
    book: async ({ serviceId, resourceId, start, row }) => {
      const hold = await core.createHold({
        tenant: tenant.id,
        body: { serviceId, start, resourceId },
      });
      const client = {
        name: row.name,
        ...(row.phone === undefined ? {} : { phone: row.phone }),
        ...(row.email === undefined ? {} : { email: row.email }),
      };
      const { holdId, holdToken } = hold;
      return core.createAppointment({ tenant: tenant.id, body: { holdId, holdToken, client } });
    },
    take: ({ resourceId, start }) => Promise.resolve(core.take(start, resourceId, 60)),
    loseHold: () => Promise.resolve(core.holds.clear()),
    rows: () => Promise.resolve([...core.appointments.values()]),
  };
}
