import { bookingCoreMigrations } from '@gomomo/booking-core';
import { provision, startPostgres } from '@gomomo/embedded';
import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { messagingMigrations } from '@gomomo/messaging';
import { sharedStateMigrations } from '@gomomo/shared-state';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const tenantId = '01a00000-0000-7000-8000-000000000001';
export const serviceId = '01a00000-0000-7000-8000-000000000002';
export const tenantKey = 'gmk_bench-0123456789abcdefghijklmnopqrstuvwxyz';
export const resourceCount = 200;
/** Services for the reads: given by so many staff, who work office hours. */
export const readServices = [1, 10, 50] as const;
const password = 'bench';

export const resourceId = (index: number): string =>
  `01a00000-0000-7000-9000-${index.toString(16).padStart(12, '0')}`;

export const readServiceId = (staff: number): string =>
  `01a00000-0000-7000-a000-${staff.toString(16).padStart(12, '0')}`;

export interface Ground {
  readonly urls: { readonly core: string; readonly state: string; readonly bus: string };
  readonly owner: Pool;
  close(): Promise<void>;
}

/** A durable database (fsync on) with one tenant, many resources and no limits in the way. */
export async function layGround(): Promise<Ground> {
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-bench-'));
  // The database runs as another user where we are root.
  chmodSync(folder, 0o755);
  const postgres = await startPostgres({ dataDir: join(folder, 'data'), durable: true });
  await provision(postgres.superuserUrl, {
    owner: password,
    bookingCore: password,
    sharedState: password,
    messaging: password,
  });
  const url = (role: string) => postgres.url(role, password, 'gomomo');
  for (const migrations of [bookingCoreMigrations, sharedStateMigrations, messagingMigrations]) {
    await migrate({ connectionString: url('gomomo_owner'), ...migrations });
  }
  const owner = createPool({
    connectionString: url('gomomo_owner'),
    applicationName: 'bench',
    max: 2,
    statementTimeoutMs: 120_000,
  });
  await seed(owner);
  return {
    urls: { core: url('booking_core'), state: url('shared_state'), bus: url('messaging') },
    owner,
    async close() {
      await owner.end();
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(owner: Pool): Promise<void> {
  const hours =
    '{"weekly": [{"days": [1,2,3,4,5,6,7], "start": "00:00", "end": "24:00"}], "overrides": []}';
  const policy =
    '{"minNoticeMinutes": 0, "horizonDays": 3660, "holdMinutes": 5, "cancelCutoffMinutes": 0, "rescheduleCutoffMinutes": 0, "limits": {"upcomingPerClient": 10000}, "smsConfirmation": false}';
  await owner.query(
    `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency, hours, policy)
     values ($1, 'bench', 'Bench', 'America/New_York', 'en-US', 'US', 'USD', $2, $3)`,
    [tenantId, hours, policy],
  );
  for (let index = 0; index < resourceCount; index += 1) {
    await owner.query(
      `insert into booking.resources (tenant_id, id, name, kind) values ($1, $2, $3, 'staff')`,
      [tenantId, resourceId(index), `staff ${index}`],
    );
  }
  await owner.query(
    `insert into booking.services (tenant_id, id, name, duration_minutes) values ($1, $2, 'Cut', 30)`,
    [tenantId, serviceId],
  );
  await seedReads(owner);
  await owner.query(
    `insert into booking.api_keys (tenant_id, id, name, prefix, hash)
     values ($1, $2, 'bench', 'gmk_bench', sha256($3::bytea))`,
    [tenantId, resourceId(0xffff), tenantKey],
  );
}

const officeHours =
  '{"weekly": [{"days": [1,2,3,4,5], "start": "09:00", "end": "17:00"}], "overrides": []}';

async function seedReads(owner: Pool): Promise<void> {
  const most = Math.max(...readServices);
  const staff = Array.from({ length: most }, (_, index) => resourceId(0x1000 + index));
  for (const id of staff) {
    await owner.query(
      `insert into booking.resources (tenant_id, id, name, kind, hours) values ($1, $2, 'reader', 'room', $3)`,
      [tenantId, id, officeHours],
    );
  }
  for (const count of readServices) {
    const id = readServiceId(count);
    await owner.query(
      `insert into booking.services (tenant_id, id, name, duration_minutes, all_staff)
       values ($1, $2, 'Read', 30, false)`,
      [tenantId, id],
    );
    for (const resource of staff.slice(0, count)) {
      await owner.query(
        `insert into booking.service_resources (tenant_id, service_id, resource_id) values ($1, $2, $3)`,
        [tenantId, id, resource],
      );
    }
  }
}

const stepMs = 1_800_000;
/** Midnight UTC a month ahead: every half hour from here on is on the grid. */
const firstStart = Math.ceil((Date.now() + 30 * 86_400_000) / 86_400_000) * 86_400_000;
const startsPerResource = 4_000;

/** The n-th free (resource, start) pair: no two calls of a run ever meet. */
export function toSlot(n: number): { readonly resource: string; readonly start: number } {
  const place = (n * 1_000_003) % (resourceCount * startsPerResource);
  return {
    resource: resourceId(Math.floor(place / startsPerResource)),
    start: firstStart + (place % startsPerResource) * stepMs,
  };
}
