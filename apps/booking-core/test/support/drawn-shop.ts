import { createNewId, systemClock } from '@gomomo/kernel';
import { dayBounds, toClaimTimes, type ClaimTimes } from '@gomomo/scheduling';
import type { BookingDatabase } from './booking-database.ts';
import { stepMinutes, type DrawnCase, type DrawnClaim } from './drawn-case.ts';
import { openShop, type Shop } from './shop.ts';

const newId = createNewId(systemClock);
const minuteMs = 60_000;

/** A drawn claim as it stands in the database. */
export interface DrawnRow extends ClaimTimes, Pick<DrawnClaim, 'state' | 'isOfClient'> {
  readonly id: string;
  readonly resourceId: string;
  readonly serviceId: string | null;
  readonly expiresAt: number | null;
  readonly appointmentId: string | null;
  /** Of an appointment: past ones are over. */
  readonly status: 'confirmed' | 'completed' | 'cancelled' | null;
}

export interface DrawnShop extends Shop {
  readonly serviceId: string;
  readonly now: number;
  readonly start: number;
  readonly rows: readonly DrawnRow[];
  readonly client: { readonly name: string; readonly phone: string };
}

const client = { name: 'Ana', phone: '+12125550143' };

/** Writes a case as the owner: a tenant of its own with that diary. */
export async function openDrawnShop(
  database: BookingDatabase,
  drawn: DrawnCase,
): Promise<DrawnShop> {
  const { service, timeZone, staff } = drawn;
  const shop = await openShop(database, {
    ...{ timeZone, staff },
    policy: { limits: drawn.limits },
    services: [
      { ...service, stepMinutes },
      { minutes: 60, stepMinutes },
    ],
  });
  const start = dayBounds(drawn.date, timeZone).start + drawn.step * stepMinutes * minuteMs;
  const now = start - drawn.leadMinutes * minuteMs;
  const rows: DrawnRow[] = [];
  for (const claim of drawn.claims) {
    const row = toRow(shop, drawn, claim, { start, now });
    if (!rows.some((other) => isInTheWay(row, other))) rows.push(row);
  }
  await writeRows(database, shop.tenantId, rows);
  const [serviceId = ''] = shop.serviceIds;
  return { ...shop, ...{ serviceId, now, start, rows, client } };
}

function toRow(
  shop: Shop,
  drawn: DrawnCase,
  claim: DrawnClaim,
  { start, now }: { start: number; now: number },
): DrawnRow {
  const { state, isOfClient } = claim;
  const times = toTimes(drawn, claim, start);
  const isVisit = state === 'booked' || state === 'cancelled';
  const over = times.start <= now ? 'completed' : 'confirmed';
  const [ours = null, others = null] = shop.serviceIds;
  return {
    ...times,
    ...{ id: newId(), state, isOfClient },
    resourceId: shop.resourceIds[claim.resource % shop.resourceIds.length] ?? '',
    serviceId: state === 'blocked' ? null : claim.isOfService ? ours : others,
    expiresAt: state === 'held' ? now + claim.expiresInMs : null,
    appointmentId: isVisit ? newId() : null,
    status: isVisit ? (state === 'cancelled' ? 'cancelled' : over) : null,
  };
}

function toTimes({ service }: DrawnCase, claim: DrawnClaim, start: number): ClaimTimes {
  const { minutesAway, minutes, before, after } = claim;
  const isBlock = claim.state === 'blocked';
  const rules = {
    durationMinutes: minutes,
    ...(isBlock ? {} : { bufferBeforeMinutes: before, bufferAfterMinutes: after }),
  };
  const asked = { durationMinutes: service.minutes, ...toBuffers(service) };
  const there = toClaimTimes(start, asked);
  const reach = toClaimTimes(0, rules);
  if (minutesAway === 'touches before') {
    return toClaimTimes(there.blockedFrom - reach.blockedTo, rules);
  }
  if (minutesAway === 'touches after') {
    return toClaimTimes(there.blockedTo - reach.blockedFrom, rules);
  }
  return toClaimTimes(start + minutesAway * minuteMs + (isBlock ? claim.oddMs : 0), rules);
}

const toBuffers = ({ bufferBefore, bufferAfter }: DrawnCase['service']) => ({
  bufferBeforeMinutes: bufferBefore,
  bufferAfterMinutes: bufferAfter,
});

const guards = ({ state }: DrawnRow) => ['booked', 'held', 'blocked'].includes(state);

/** What claims_no_overlap would not let in. */
const isInTheWay = (row: DrawnRow, other: DrawnRow): boolean =>
  row.resourceId === other.resourceId &&
  guards(row) &&
  guards(other) &&
  row.blockedFrom < other.blockedTo &&
  other.blockedFrom < row.blockedTo;

async function writeRows(
  { owner }: BookingDatabase,
  tenantId: string,
  rows: readonly DrawnRow[],
): Promise<void> {
  const clients = { true: newId(), false: newId() };
  const given = rows.map((row) => ({
    ...row,
    clientId: clients[`${row.isOfClient}`],
    ...Object.fromEntries(
      (['start', 'end', 'blockedFrom', 'blockedTo', 'expiresAt'] as const).map((name) => [
        name,
        row[name] === null ? null : new Date(row[name]).toISOString(),
      ]),
    ),
  }));
  await owner.query(
    `insert into booking.clients (tenant_id, id, name, phone, created_at)
     values ($1, $2, $4, $5, now()), ($1, $3, 'Ben', '+12125550144', now())`,
    [tenantId, clients.true, clients.false, client.name, client.phone],
  );
  await owner.query(
    `insert into booking.claims (tenant_id, id, resource_id, state, service_id, starts_at, ends_at,
       blocked_from, blocked_to, expires_at, appointment_id, agreed, created_at)
     select $1, id, "resourceId", state, "serviceId", start, "end", "blockedFrom", "blockedTo", "expiresAt",
            "appointmentId", '{"name": "Drawn"}', now()
       from jsonb_to_recordset($2) as r (id uuid, "resourceId" uuid, state booking.claim_state, "serviceId" uuid,
         start timestamptz, "end" timestamptz, "blockedFrom" timestamptz, "blockedTo" timestamptz,
         "expiresAt" timestamptz, "appointmentId" uuid)`,
    [tenantId, JSON.stringify(given)],
  );
  await owner.query(
    `insert into booking.appointments (tenant_id, id, reference, status, service_id, resource_id, starts_at,
       ends_at, claim_id, client_id, client_name, channel, agreed, created_at, updated_at)
     select $1, "appointmentId", upper(right("appointmentId"::text, 8)), status, "serviceId", "resourceId", start,
            "end", id, "clientId", 'Ana', 'web', '{"name": "Drawn"}', now(), now()
       from jsonb_to_recordset($2) as r (id uuid, "appointmentId" uuid, status booking.appointment_status,
         "serviceId" uuid, "resourceId" uuid, start timestamptz, "end" timestamptz, "clientId" uuid)
      where "appointmentId" is not null`,
    [tenantId, JSON.stringify(given)],
  );
}
