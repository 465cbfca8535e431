import { createNewId, systemClock } from '@gomomo/kernel';
import type { BookingDatabase } from './booking-database.ts';

export interface ShopOptions {
  readonly timeZone?: string;
  /** How many staff; all give every service. */
  readonly staff?: number;
  readonly policy?: object;
  readonly services?: readonly ServiceOptions[];
}

export interface ServiceOptions {
  readonly minutes: number;
  readonly stepMinutes?: number;
  readonly bufferBefore?: number;
  readonly bufferAfter?: number;
  readonly maxPerDay?: number;
  readonly maxMinutesPerDay?: number;
}

export interface Shop {
  readonly tenantId: string;
  readonly slug: string;
  readonly resourceIds: readonly string[];
  readonly serviceIds: readonly string[];
}

const newId = createNewId(systemClock);
const policy = {
  minNoticeMinutes: 0,
  horizonDays: 180,
  holdMinutes: 5,
  cancelCutoffMinutes: 0,
  rescheduleCutoffMinutes: 0,
  limits: { upcomingPerClient: 5 },
  smsConfirmation: false,
};
const openAllDay = {
  weekly: [{ days: [1, 2, 3, 4, 5, 6, 7], start: '00:00', end: '24:00' }],
  overrides: [],
};

/** A tenant that is open round the clock, written by the owner: specs of booking need no catalogue code. */
export async function openShop(
  database: BookingDatabase,
  options: ShopOptions = {},
): Promise<Shop> {
  const tenantId = newId();
  const slug = `shop-${tenantId.slice(-12)}`;
  const resourceIds = Array.from({ length: options.staff ?? 1 }, newId).sort();
  const services = options.services ?? [{ minutes: 60, stepMinutes: 15 }];
  const { owner } = database;
  await owner.query(
    `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency, policy, hours)
     values ($1, $2, 'Spec shop', $3, 'en-US', 'US', 'USD', $4, $5)`,
    [
      tenantId,
      slug,
      options.timeZone ?? 'America/New_York',
      { ...policy, ...options.policy },
      openAllDay,
    ],
  );
  for (const [index, id] of resourceIds.entries()) {
    await owner.query(
      `insert into booking.resources (tenant_id, id, name, kind, created_at)
       values ($1, $2, $3, 'staff', '2026-01-01'::timestamptz + $4 * interval '1 second')`,
      [tenantId, id, `Staff ${index + 1}`, index],
    );
  }
  const serviceIds: string[] = [];
  for (const service of services) serviceIds.push(await addService(database, tenantId, service));
  return { tenantId, slug, resourceIds, serviceIds };
}

async function addService(
  { owner }: BookingDatabase,
  tenantId: string,
  service: ServiceOptions,
): Promise<string> {
  const id = newId();
  await owner.query(
    `insert into booking.services (tenant_id, id, name, duration_minutes, step_minutes,
       buffer_before_minutes, buffer_after_minutes, max_per_day, max_minutes_per_day)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tenantId,
      id,
      `${service.minutes} minutes`,
      service.minutes,
      service.stepMinutes,
      service.bufferBefore ?? 0,
      service.bufferAfter ?? 0,
      service.maxPerDay,
      service.maxMinutesPerDay,
    ],
  );
  return id;
}
