import type { Pool } from '@gomomo/postgres';

export const tenantId = '01a00000-0000-7000-8000-000000000001';
export const slug = 'bench';
export const serviceId = '01a00000-0000-7000-8000-000000000002';
export const clientId = '01a00000-0000-7000-8000-000000000003';
export const resourceCount = 200;
/** Services for the reads: given by so many staff, who work office hours. */
export const readServices = [1, 50] as const;
/** What each reader has booked already, in the thirty days that are asked for. */
export const busyPerReader = 100;

const minuteMs = 60_000;
const dayMs = 86_400_000;
const stepMs = 30 * minuteMs;

export const resourceId = (index: number): string =>
  `01a00000-0000-7000-9000-${index.toString(16).padStart(12, '0')}`;

export const readServiceId = (staff: number): string =>
  `01a00000-0000-7000-a000-${staff.toString(16).padStart(12, '0')}`;

const midnight = (days: number): number => Math.ceil(Date.now() / dayMs + days) * dayMs;
/** Every half hour from here on is on the grid. */
const firstStart = midnight(30);
const startsPerResource = 4_000;
/** pgbench computes its places itself, in years that the calls above never reach. */
export const pgbenchFirstStart = midnight(600);
const earlierFirstStart = midnight(3_000);
const laterFirstStart = midnight(4_000);
const readFrom = midnight(31);
export const readWindow = { from: readFrom, to: readFrom + 30 * dayMs };

/** A time at a resource that nobody else of a run asks for. */
export interface Place {
  readonly n: number;
  readonly resource: string;
  readonly start: number;
  readonly end: number;
}

export function toPlace(n: number): Place {
  const place = (n * 1_000_003) % (resourceCount * startsPerResource);
  const start = firstStart + (place % startsPerResource) * stepMs;
  const resource = resourceId(Math.floor(place / startsPerResource));
  return { n, resource, start, end: start + stepMs };
}

export const phoneOf = (n: number): string => `+1${2_000_000_000 + ((n * 7919) % 1_000_000_000)}`;

const always =
  '{"weekly": [{"days": [1,2,3,4,5,6,7], "start": "00:00", "end": "24:00"}], "overrides": []}';
const officeHours =
  '{"weekly": [{"days": [1,2,3,4,5], "start": "09:00", "end": "17:00"}], "overrides": []}';
const policy =
  '{"minNoticeMinutes": 0, "horizonDays": 3660, "holdMinutes": 5, "cancelCutoffMinutes": 0, "rescheduleCutoffMinutes": 0, "limits": {"upcomingPerClient": 10}, "smsConfirmation": false}';

/**
 * One tenant with many resources, readers with full diaries, and equal claims on both sides: no index starts empty, and
 * no plan is made for an empty table.
 */
export async function seed(owner: Pool, earlierBookings: number): Promise<void> {
  await owner.query(
    `insert into booking.tenants (id, slug, name, time_zone, locale, country, currency, hours, policy)
     values ($1, $2, 'Bench', 'America/New_York', 'en-US', 'US', 'USD', $3, $4)`,
    [tenantId, slug, always, policy],
  );
  await owner.query(
    `insert into booking.resources (tenant_id, id, name, kind)
     select $1, id, 'staff', 'staff' from unnest($2::uuid[]) id`,
    [tenantId, Array.from({ length: resourceCount }, (_, index) => resourceId(index))],
  );
  await owner.query(
    `insert into booking.services (tenant_id, id, name, duration_minutes) values ($1, $2, 'Cut', 30)`,
    [tenantId, serviceId],
  );
  await seedReaders(owner);
  await seedEarlierBookings(owner, earlierBookings);
  await owner.query('vacuum analyze');
}

async function seedReaders(owner: Pool): Promise<void> {
  const staff = Array.from({ length: Math.max(...readServices) }, (_, i) => resourceId(0x1000 + i));
  await owner.query(
    `insert into booking.resources (tenant_id, id, name, kind, hours)
     select $1, id, 'reader', 'room', $3 from unnest($2::uuid[]) id`,
    [tenantId, staff, officeHours],
  );
  for (const count of readServices) {
    const id = readServiceId(count);
    await owner.query(
      `insert into booking.services (tenant_id, id, name, duration_minutes, all_staff)
       values ($1, $2, 'Read', 30, false)`,
      [tenantId, id],
    );
    await owner.query(
      `insert into booking.service_resources (tenant_id, service_id, resource_id)
       select $1, $2, id from unnest($3::uuid[]) id`,
      [tenantId, id, staff.slice(0, count)],
    );
  }
  await insertClaims(owner, staff, busyPerReader, readFrom, 7 * 60);
}

/** As many bookings more, years ahead of what is asked for, of those who are asked for too. */
export async function seedLaterBookings(owner: Pool, count: number): Promise<void> {
  const readers = Array.from({ length: Math.max(...readServices) }, (_, i) =>
    resourceId(0x1000 + i),
  );
  const others = Array.from({ length: resourceCount }, (_, index) => resourceId(index));
  const everybody = [...readers, ...others];
  const each = Math.ceil(count / everybody.length);
  for (const resource of everybody) {
    await insertClaims(owner, [resource], each, laterFirstStart, 30);
  }
  await owner.query('vacuum analyze booking.claims');
}

async function seedEarlierBookings(owner: Pool, earlierBookings: number): Promise<void> {
  const resources = Array.from({ length: resourceCount }, (_, index) => resourceId(index));
  const each = earlierBookings / resourceCount;
  await insertClaims(owner, resources, each, earlierFirstStart, 30);
  for (const statement of [...ownEarlier, ...leanLedgers]) {
    await owner.query(statement, [tenantId, serviceId, resources[0], earlierBookings]);
  }
  for (const [table, status] of [
    ['appointments', 'confirmed'],
    ['claims', 'confirmed'],
  ]) {
    await owner.query(
      `insert into lean.${table} (tenant_id, resource_id, client_id, service_id, during, status)
       select $1, resource, $2, $3, tstzrange(starts_at, starts_at + interval '30 minutes'), $4
         from unnest($5::uuid[]) resource, generate_series(0, $6 - 1) k,
              cast($7::timestamptz + k * interval '30 minutes' as timestamptz) starts_at`,
      [tenantId, clientId, serviceId, status, resources, each, new Date(earlierFirstStart)],
    );
  }
}

/** Rows as long ago they were written: $1 tenant, $2 service, $3 resource, $4 how many. */
const ownEarlier = [
  `with booked as (
     select row_number() over () as n, id, appointment_id, service_id, resource_id, starts_at, ends_at
       from booking.claims where tenant_id = $1 and service_id = $2 and $3::uuid is not null limit $4)
   insert into booking.appointments (tenant_id, id, reference, service_id, resource_id, starts_at, ends_at,
     claim_id, client_id, client_name, client_phone, channel, agreed, created_at, updated_at)
   select $1, appointment_id, lpad(n::text, 8, '0'), service_id, resource_id, starts_at, ends_at, id,
          gen_random_uuid(), 'Earlier', '+44' || 2000000000 + n, 'web', '{"name": "Cut"}',
          now(), now() from booked`,
  `insert into booking.clients (tenant_id, id, name, phone, created_at)
   select $1, client_id, client_name, client_phone, created_at from booking.appointments
    where tenant_id = $1 and service_id = $2 and $3::uuid is not null limit $4`,
  `insert into booking.idempotency (tenant_id, id, body_hash, created_at, status, subject, subject_id, subject_version)
   select $1, sha256(uuid_send(id)), sha256('earlier'), now(), 201, 'appointment', id, 1
     from booking.appointments where tenant_id = $1 and service_id = $2 and $3::uuid is not null limit $4`,
  `insert into booking.audit (tenant_id, subject_id, subject, version, action, at, actor_kind, channel, after)
   select $1, id, 'appointment', 1, 'confirmed', now(), 'client', 'web', '{}'
     from booking.appointments where tenant_id = $1 and service_id = $2 and $3::uuid is not null limit $4`,
];

const leanLedgers = [
  `insert into lean.idempotency (tenant_id, key, response)
   select $1, md5(n::text), jsonb_build_object('id', $2::uuid, 'resource', $3::uuid) from generate_series(1, $4) n`,
  `insert into lean.audit (tenant_id, actor, action, entity_id)
   select $1, $2, 'book', gen_random_uuid() from generate_series(1, $4) n where $3::uuid is not null`,
];

async function insertClaims(
  owner: Pool,
  resources: readonly string[],
  each: number,
  from: number,
  everyMinutes: number,
): Promise<void> {
  await owner.query(
    `insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
       blocked_from, blocked_to, appointment_id, created_at)
     select $1, gen_random_uuid(), resource, 'booked', $2, starts_at, starts_at + interval '30 minutes',
            starts_at, starts_at + interval '30 minutes', gen_random_uuid(), now()
       from unnest($3::uuid[]) resource, generate_series(0, $4 - 1) k,
            cast($5::timestamptz + k * $6 * interval '1 minute' as timestamptz) starts_at`,
    [tenantId, serviceId, resources, each, new Date(from), everyMinutes],
  );
}
