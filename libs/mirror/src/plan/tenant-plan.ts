import type { ClaimedWork, Settle } from '@gomomo/messaging';
import { withTransaction, type Tx } from '@gomomo/postgres';
import type { MirrorParts } from '../mirror-deps.ts';
import type { TenantTarget } from '../mirror-target.ts';
import { heed } from '../outcome.ts';
import type { Plan } from './plan.ts';

/** Work by tenant: its key is the tenant, its version the number of the tenant's last change. */
export function createTenantPlan(parts: MirrorParts, target: TenantTarget): Plan {
  const { projection, statuses, work, now } = parts;
  const { quietMs, latestMs } = target;

  async function want(
    tx: Tx,
    { tenantId, sequence }: { tenantId: string; sequence: number },
    how: 'want' | 'redo' = 'want',
  ): Promise<boolean> {
    const lane = await target.laneOf(tx, tenantId);
    if (lane === undefined) return false;
    const due = how === 'want' ? { quietMs, latestMs } : {};
    const wanted = { tenantId, key: tenantId, lane, version: sequence, payload: {}, ...due };
    await work[how](tx, wanted, now());
    return true;
  }

  async function wantAll(tx: Tx, tenantId: string): Promise<void> {
    const { sequence } = await projection.findTenant(tx, tenantId);
    await want(tx, { tenantId, sequence }, 'redo');
  }

  return {
    async hear(tx, { appointment, sequence, traceparent }) {
      const { tenantId, version } = appointment;
      if (!(await want(tx, { tenantId, sequence }))) return;
      const appointmentId = appointment.appointment.id;
      const word = { tenantId, appointmentId, state: 'pending', version, traceparent } as const;
      await statuses.tell(tx, word, now());
    },
    async hearTenant(tx, change) {
      await want(tx, change);
    },
    wantUpcoming: wantAll,
    wantAgain: wantAll,
    perform: (claimed, signal) => perform(parts, target, claimed, signal),
    async bury(tx, { tenantId, version: sequence }) {
      await statuses.tellAll(tx, { tenantId, state: 'failed', sequence }, now());
    },
  };
}

async function perform(
  parts: MirrorParts,
  target: TenantTarget,
  { tenantId }: ClaimedWork,
  signal: AbortSignal,
): Promise<Settle | void> {
  const task = await readTask(parts, tenantId);
  if (!heed(await target.apply(task, signal))) return undefined;
  const { sequence } = task;
  return async (tx) => {
    await parts.drifts.clear(tx, tenantId);
    await parts.statuses.tellAll(tx, { tenantId, state: 'synced', sequence }, parts.now());
  };
}

/** One picture of all: what is numbered up to its sequence is in it. */
function readTask({ pool, projection }: MirrorParts, tenantId: string) {
  return withTransaction(
    pool,
    async (tx) => ({
      tenantId,
      ...(await projection.findTenant(tx, tenantId)),
      appointments: await projection.list(tx, tenantId),
    }),
    { tenantId, isolation: 'repeatable read' },
  );
}
