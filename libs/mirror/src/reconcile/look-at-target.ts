import { dayMs } from '@gomomo/kernel';
import { call, withTransaction, type Tx } from '@gomomo/postgres';
import { isUuid, type EventAppointment, type Pii } from '@gomomo/contracts';
import type { MirrorParts } from '../mirror-deps.ts';
import type { Drift, MirrorTarget, TenantLook, Window } from '../mirror-target.ts';
import type { Plan } from '../plan/plan.ts';
import { findDrift, type Expected } from './find-drift.ts';

const ahead = 366 * dayMs;

interface Row {
  readonly version: number;
  readonly snapshot: EventAppointment;
  readonly pii: Pii | null;
  readonly isSettled: boolean;
  readonly isInSight: boolean;
}

/**
 * Compares the target with what is known of what is to come, and keeps what differs. A whole that was not as
 * it was written at the last look either is made anew: its next change would write over it just so.
 */
export async function lookAtTarget(
  parts: MirrorParts,
  plan: Plan,
  tenantId: string,
  signal: AbortSignal,
): Promise<void> {
  const { pool, drifts, now } = parts;
  const startedAt = now();
  const window = { from: startedAt, to: new Date(startedAt.getTime() + ahead) };
  const seen = await observe(parts.target, tenantId, window, signal);
  if (seen === undefined) return;
  await withTransaction(
    pool,
    async (tx) => {
      const before = await drifts.find(tx, tenantId, tenantId);
      const found = await compare(parts, tx, { tenantId, window, seen });
      await drifts.replace(tx, tenantId, found, now());
      if (seen.whole && before.length > 0) await plan.wantAgain(tx, tenantId, tenantId);
    },
    { tenantId },
  );
}

async function observe(
  target: MirrorTarget,
  tenantId: string,
  window: Window,
  signal: AbortSignal,
): Promise<TenantLook | undefined> {
  if (target.grain === 'tenant') return target.observe(tenantId, window, signal);
  const things = await target.observe(tenantId, window, signal);
  return things && { things };
}

/** The whole has the tenant's id in place of an appointment's. */
async function compare(
  parts: MirrorParts,
  tx: Tx,
  { tenantId, window, seen }: { tenantId: string; window: Window; seen: TenantLook },
): Promise<Drift[]> {
  const whole = seen.whole ? [{ ...seen.whole, appointmentId: tenantId }] : [];
  if (seen.things === undefined) return whole;
  // people write there too: what names no appointment that there can be is theirs
  const observed = seen.things.filter(({ appointmentId }) => isUuid(appointmentId));
  const ids = observed.map(({ appointmentId }) => appointmentId);
  const known = await readKnown(parts, tx, { tenantId, window, ids });
  const { target } = parts;
  return [...whole, ...findDrift(known, observed, (each) => target.expects(each))];
}

async function readKnown(
  { schema }: MirrorParts,
  tx: Tx,
  { tenantId, window, ids }: { tenantId: string; window: Window; ids: readonly string[] },
): Promise<Map<string, Expected>> {
  const statement = {
    name: `${schema}_mirror_known`,
    text: `
      select a.version, a.snapshot, a.pii,
             a.ends_at > $2 and a.starts_at < $3 as "isInSight",
             coalesce(s.state = 'synced' and s.version = a.version and s.at < $2, false)
               and not exists (
                 select from ${schema}.work w
                  where w.tenant_id = a.tenant_id and w.key = a.appointment_id
                    and w.done_version < w.version) as "isSettled"
        from ${schema}.mirror_appointments a
        left join ${schema}.mirror_statuses s
          on s.tenant_id = a.tenant_id and s.appointment_id = a.appointment_id
       where a.tenant_id = $1
         and ((a.ends_at > $2 and a.starts_at < $3) or a.appointment_id = any ($4))`,
  };
  const rows = await call<Row & object>(tx, statement, [tenantId, window.from, window.to, ids]);
  return new Map(
    rows.map(({ snapshot, version, pii, isSettled, isInSight }) => {
      const appointment = { tenantId, version, pii, appointment: { ...snapshot, version } };
      return [snapshot.id, { appointment, isSettled, isInSight }];
    }),
  );
}
