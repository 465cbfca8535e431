import type { Appointment } from '@gomomo/contracts';
import { dayMs, minuteMs } from '@gomomo/kernel';
import { withTransaction } from '@gomomo/postgres';
import { mirrorMetrics } from '../metrics.ts';
import type { MirrorParts } from '../mirror-deps.ts';
import type { MirroredAppointment } from '../mirror-target.ts';
import type { Plan } from '../plan/plan.ts';

/** As far as one question may reach. */
const pastMs = 31 * dayMs;
const futureMs = 334 * dayMs;
/** What changed so shortly ago may be on its way as an event. */
const onItsWayMs = minuteMs;
const pageSize = 200;

export interface Follow {
  readonly tenantId: string;
  /** Left out: everything, whenever it changed. */
  readonly changedSince?: Date;
}

/** Asks booking-core what it has, and keeps what no event has brought. @throws AppError weather */
export async function followBookingCore(
  parts: MirrorParts,
  plan: Plan,
  { tenantId, changedSince }: Follow,
  signal: AbortSignal,
): Promise<void> {
  const nowMs = parts.now().getTime();
  const at = (ms: number): string => new Date(ms).toISOString();
  const window = { from: at(nowMs - pastMs), to: at(nowMs + futureMs), limit: pageSize };
  const since = changedSince === undefined ? {} : { updatedSince: changedSince.toISOString() };
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const query = { ...window, ...since, ...(cursor === undefined ? {} : { cursor }) };
    const page = await parts.bookingCore.listAppointments({ tenant: tenantId, query }, { signal });
    await keepPage(parts, plan, tenantId, page.items);
    cursor = page.nextCursor;
  }
}

async function keepPage(
  parts: MirrorParts,
  plan: Plan,
  tenantId: string,
  items: readonly Appointment[],
): Promise<void> {
  const { pool, projection, mirror, clock } = parts;
  const missed = await withTransaction(
    pool,
    async (tx) => {
      let count = 0;
      for (const item of items) {
        const appointment = toMirrored(tenantId, item);
        const sequence = await projection.keep(tx, appointment);
        if (sequence === undefined) continue;
        await plan.hear(tx, { appointment, sequence });
        if (clock.now() - Date.parse(item.updatedAt) > onItsWayMs) count += 1;
      }
      return count;
    },
    { tenantId },
  );
  if (missed === 0) return;
  mirrorMetrics.missed.inc({ mirror }, missed);
  parts.logger.warn({ tenantId, missed }, 'changes came by no event');
}

/** As the state topic has it. */
function toMirrored(tenantId: string, item: Appointment): MirroredAppointment {
  const { client, notes: _notes, manageUrl: _link, sync: _sync, ...rest } = item;
  const utc = (instant: string): string => new Date(instant).toISOString();
  const { id: clientId, ...pii } = client;
  const { version, start, end, createdAt, updatedAt } = rest;
  const times = { start: utc(start), end: utc(end), createdAt: utc(createdAt) };
  const appointment = { ...rest, ...times, updatedAt: utc(updatedAt), clientId };
  return { tenantId, version, appointment, pii };
}
