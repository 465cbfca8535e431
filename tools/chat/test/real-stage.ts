import type { PublicTenant } from '@gomomo/contracts';
import { createFrontDesk, type Model, type Stage } from '@gomomo/front-desk';
import { createNewId, type Clock } from '@gomomo/kernel';
import { bloom } from '@gomomo/testing';

import type { RealBookingCore } from './real-booking-core.ts';

let studios = 0;

/** A studio of the scenario's own: open every day from nine to six but one. */
async function openStudio(core: RealBookingCore): Promise<PublicTenant> {
  studios += 1;
  const slug = `studio-${studios}`;
  const path = `/api/tenants/${slug}`;
  await core.administer('POST', '/api/tenants', {
    slug,
    ...{ name: bloom.name, timeZone: bloom.timeZone, locale: bloom.locale, profile: bloom.profile },
    hours: {
      weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '09:00', end: '18:00' }],
      overrides: [{ date: '2026-11-29', windows: [] }],
    },
  });
  const ids = new Map<string, string>();
  for (const { id, name, kind } of bloom.resources) {
    const made = await core.administer('POST', `${path}/resources`, { name, kind });
    ids.set(id, (made as { id: string }).id);
  }
  for (const { name, durationMinutes, priceMinor, resourceIds } of bloom.services) {
    await core.administer('POST', `${path}/services`, {
      ...{ name, durationMinutes, priceMinor },
      resourceIds: resourceIds?.map((id) => ids.get(id)),
    });
  }
  return core.client.getTenant({ tenant: slug });
}

const actor = { kind: 'client', channel: 'web', address: '203.0.113.9' } as const;

export async function createRealStage(
  core: RealBookingCore,
  clock: Clock,
  model?: Model,
): Promise<Stage> {
  const { client } = core;
  const tenant = await openStudio(core);
  const newId = createNewId(clock);
  const log = { warn: (details: unknown) => process.stderr.write(`${JSON.stringify(details)}\n`) };
  const book: Stage['book'] = ({ serviceId, resourceId, start, row }) => {
    const { name, phone, email } = row;
    const contact = { ...(phone ? { phone } : {}), ...(email ? { email } : {}) };
    const body = { serviceId, start, resourceId, client: { name, ...contact } };
    return client.createAppointment(
      { tenant: tenant.id, body },
      { actor, idempotencyKey: newId() },
    );
  };
  return {
    tenant,
    clock,
    frontDesk: createFrontDesk({
      ...{ client, clock, newId, logger: log },
      ...(model ? { model } : {}),
    }),
    book,
    take: async ({ serviceId, resourceId, start }) => {
      const stranger = { service: '', day: 0, time: '', name: 'Ann Other', phone: '+12125550100' };
      await book({ serviceId, resourceId, start, row: stranger });
    },
    loseHold: async ({ vault }) => {
      for (const [holdId, holdToken] of Object.entries(vault.holdTokens)) {
        await client.releaseHold({ tenant: tenant.id, holdId }, { actor, holdToken });
      }
    },
    rows: async () => {
      const from = new Date(clock.now() - 86_400_000).toISOString();
      const to = new Date(clock.now() + 60 * 86_400_000).toISOString();
      const { items } = await client.listAppointments({ tenant: tenant.id, query: { from, to } });
      return items.filter((each) => each.client.name !== 'Ann Other');
    },
  };
}
