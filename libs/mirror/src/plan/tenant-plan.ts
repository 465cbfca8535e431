import type { ClaimedWork, Settle } from '@gomomo/messaging';
import { withTransaction, type Tx } from '@gomomo/postgres';
import type { MirrorParts } from '../mirror-deps.ts';
import type { TenantTarget, TenantTask } from '../mirror-target.ts';
import { heed } from '../outcome.ts';
import type { Plan } from './plan.ts';
import { quietSince } from './quiet-since.ts';

/** Work by tenant: its key is the tenant, its version the number of the tenant's last change. */
export function createTenantPlan(parts: MirrorParts, target: TenantTarget): Plan {
  const { projection, statuses, now } = parts;
  const want = createWant(parts, target);

  async function wantNow(tx: Tx, tenantId: string): Promise<void> {
    const { sequence } = await projection.findTenant(tx, tenantId);
    await want(tx, { tenantId, sequence }, 'redo');
  }

  return {
    async hear(tx, { appointment, sequence, at, traceparent, isErasure = false }) {
      const { tenantId, version } = appointment;
      if (!(await want(tx, { tenantId, sequence, at }, isErasure ? 'redo' : 'want'))) return;
      const appointmentId = appointment.appointment.id;
      const word = { tenantId, appointmentId, state: 'pending', version, traceparent } as const;
      await statuses.tell(tx, word, now());
    },
    async hearTenant(tx, change) {
      await want(tx, change, 'want');
    },
    async touch(tx, tenantId) {
      const sequence = await projection.touch(tx, tenantId);
      if (sequence !== undefined) await want(tx, { tenantId, sequence }, 'want');
    },
    wantUpcoming: wantNow,
    wantAgain: wantNow,
    perform: (claimed, signal) => perform(parts, target, claimed, signal),
    async bury(tx, { tenantId, version: sequence }) {
      await statuses.tellAll(tx, { tenantId, state: 'failed', sequence }, now());
    },
  };
}

interface Wanted {
  readonly tenantId: string;
  readonly sequence: number;
  readonly at?: Date | undefined;
}

/** With `want` when it has been quiet for a while, with `redo` at once. Answers whether there is a target. */
const createWant =
  ({ work, now }: MirrorParts, target: TenantTarget) =>
  async (
    tx: Tx,
    { tenantId, sequence: version, at = now() }: Wanted,
    how: 'want' | 'redo',
  ): Promise<boolean> => {
    const lane = await target.laneOf(tx, tenantId);
    if (lane === undefined) return false;
    const { quietMs, latestMs } = target;
    const lot = { tenantId, lane, payload: {} };
    const one = { key: tenantId, version };
    if (how === 'redo') await work.redo(tx, { ...lot, all: [one] }, now());
    else await work.want(tx, { ...lot, ...one, quietMs, latestMs }, quietSince(at, now(), quietMs));
    return true;
  };

async function perform(
  parts: MirrorParts,
  target: TenantTarget,
  { tenantId }: ClaimedWork,
  signal: AbortSignal,
): Promise<Settle | void> {
  const { pool, projection, drifts, statuses, now } = parts;
  let sequence: number | undefined;
  const read: TenantTask['read'] = (work) =>
    withTransaction(
      pool,
      async (tx) => {
        const known = await projection.findTenant(tx, tenantId);
        const appointmentPages = await projection.listPages(tx, tenantId);
        const erased = await projection.listErased(tx, tenantId);
        sequence = known.sequence;
        return work(tx, { ...known, appointmentPages, erased });
      },
      { tenantId, isolation: 'repeatable read' },
    );
  if (!heed(await target.apply({ tenantId, read }, signal))) return undefined;
  const shown = sequence;
  return async (tx) => {
    await drifts.clear(tx, tenantId);
    if (shown === undefined || (await target.laneOf(tx, tenantId)) === undefined) return;
    await statuses.tellAll(tx, { tenantId, state: 'synced', sequence: shown }, now());
  };
}
