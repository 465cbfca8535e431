import { dayMs, minuteMs, secondMs } from '@gomomo/kernel';
import { call, withTransaction, type Tx } from '@gomomo/postgres';
import type { Loop } from '@gomomo/service';
import type { MirrorParts } from '../mirror-deps.ts';
import type { Plan } from '../plan/plan.ts';
import { followBookingCore } from './follow-booking-core.ts';
import { lookAtTarget } from './look-at-target.ts';

/** How often somebody's wish for a look is looked for. */
const everyMs = 2 * secondMs;
const lookEveryMs = 5 * minuteMs;
const lookAgainMs = minuteMs;
const compareEveryMs = dayMs;
/** Clocks differ, and a change may be on its way for a while. */
const overlapMs = 10 * minuteMs;
const leaseMs = minuteMs;
const tenantsAtOnce = 20;

interface Due {
  readonly tenantId: string;
  readonly followedAt: Date | null;
  readonly comparedAt: Date | null;
  readonly repairAt: Date | null;
}

/**
 * Looks at every tenant each five minutes, in one replica at a time: whether booking-core has anything that
 * is not known here, and whether the target has what is known. What differs is written down; it is done
 * again when somebody asks for it, a whole that differs by itself.
 */
export function createReconcile(parts: MirrorParts, plan: Plan): Loop {
  const { name, schema, pool, state, holder, now } = parts;
  const key = `mirror:{${name}}:reconcile`;
  const lease = { holder, limit: 1, ttlMs: leaseMs };
  const due = {
    name: `${schema}_mirror_due`,
    text: `select tenant_id as "tenantId", followed_at as "followedAt", compared_at as "comparedAt",
                  repair_at as "repairAt" from ${schema}.mirror_due($1, $2)`,
  };
  return {
    name: `${name}-reconcile`,
    everyMs,
    async run(signal) {
      if (!(await state.leases.acquire(key, lease))) return;
      try {
        for (const tenant of await call<Due & object>(pool, due, [now(), tenantsAtOnce])) {
          if (signal.aborted || !(await state.leases.acquire(key, lease))) return;
          await lookOrPutOff(parts, plan, tenant, signal);
        }
      } finally {
        await state.leases.release(key, holder);
      }
    },
  };
}

async function lookOrPutOff(
  parts: MirrorParts,
  plan: Plan,
  due: Due,
  stop: AbortSignal,
): Promise<void> {
  const { schema, pool, logger, now } = parts;
  const { tenantId } = due;
  const signal = AbortSignal.any([stop, AbortSignal.timeout(leaseMs)]);
  try {
    await look(parts, plan, due, signal);
  } catch (error) {
    if (stop.aborted) return;
    logger.warn({ err: error, tenantId }, 'a tenant could not be looked at, and is later');
    const later = {
      name: `${schema}_mirror_look_later`,
      text: `update ${schema}.mirror_tenants set look_at = $2 where tenant_id = $1`,
    };
    const at = new Date(now().getTime() + lookAgainMs);
    await withTransaction(pool, (tx) => call(tx, later, [tenantId, at]), { tenantId });
  }
}

async function look(parts: MirrorParts, plan: Plan, due: Due, signal: AbortSignal): Promise<void> {
  const { pool, work, now } = parts;
  const { tenantId, followedAt, comparedAt, repairAt } = due;
  const startedAt = now();
  const isWhole =
    repairAt !== null ||
    followedAt === null ||
    startedAt.getTime() - (comparedAt?.getTime() ?? 0) >= compareEveryMs;
  const changedSince = new Date((followedAt?.getTime() ?? 0) - overlapMs);
  await followBookingCore(parts, plan, { tenantId, ...(!isWhole && { changedSince }) }, signal);
  const inTenant = <Result>(of: (tx: Tx) => Promise<Result>) =>
    withTransaction(pool, of, { tenantId });
  const pause = await inTenant((tx) => work.findPause(tx, tenantId, startedAt));
  if (pause === undefined) await lookAtTarget(parts, plan, tenantId, signal);
  await inTenant((tx) => tellOfDead(parts, plan, tx, tenantId));
  await inTenant(async (tx) => {
    if (repairAt !== null) await repair(parts, plan, tx, tenantId);
    await note(parts, tx, { ...due, startedAt, isWhole });
  });
}

/** Work whose every attempt has ended its process is buried with nobody there to say so. */
async function tellOfDead(
  { work }: MirrorParts,
  plan: Plan,
  tx: Tx,
  tenantId: string,
): Promise<void> {
  for (const dead of await work.listDead(tx, { tenantId, limit: 200 })) await plan.bury(tx, dead);
}

async function repair({ drifts }: MirrorParts, plan: Plan, tx: Tx, tenantId: string) {
  for (const id of await drifts.listAppointments(tx, tenantId)) {
    await plan.wantAgain(tx, tenantId, id);
  }
}

async function note(
  { schema }: MirrorParts,
  tx: Tx,
  {
    tenantId,
    repairAt,
    startedAt,
    isWhole,
  }: Pick<Due, 'tenantId' | 'repairAt'> & { startedAt: Date; isWhole: boolean },
): Promise<void> {
  const statement = {
    name: `${schema}_mirror_looked`,
    text: `
      update ${schema}.mirror_tenants
         set followed_at = $2, compared_at = case when $3 then $2 else compared_at end,
             look_at = case when repair_at is distinct from $5 then look_at else $4 end,
             repair_at = case when repair_at is distinct from $5 then repair_at end
       where tenant_id = $1`,
  };
  const next = new Date(startedAt.getTime() + lookEveryMs);
  await call(tx, statement, [tenantId, startedAt, isWhole, next, repairAt]);
}
