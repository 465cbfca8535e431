import {
  createOutboxRelay,
  createOutboxStore,
  createOutboxSweep,
  createWorkTable,
} from '@gomomo/messaging';
import { call, type Tx } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import { createHearStates } from './hear-states.ts';
import { createMeasure } from './measure.ts';
import type { MirrorDeps, MirrorParts } from './mirror-deps.ts';
import { createToRecords } from './outbox-records.ts';
import { createAppointmentPlan } from './plan/appointment-plan.ts';
import { createTenantPlan } from './plan/tenant-plan.ts';
import type { Plan } from './plan/plan.ts';
import { createReconcile } from './reconcile/create-reconcile.ts';
import { createDriftTable } from './store/drift-table.ts';
import { createProjection } from './store/projection.ts';
import { createStatuses } from './store/statuses.ts';
import { createWorkOff } from './work-off.ts';

export interface MirrorSummary {
  /** Changes that are still to be followed. */
  readonly pending: number;
  readonly dead: number;
  /** Why the last attempt at what is left has failed; undefined: none has. */
  readonly lastError: string | undefined;
  readonly lastSyncAt: Date | undefined;
  /** `until` null: until `resume`. */
  readonly pause: { readonly until: Date | null; readonly reason: string } | undefined;
}

/** What a service asks of its mirror. All in a transaction of the tenant. */
export interface MirrorVerbs {
  /** All that is to come is done (again), whatever was done: after connecting, or another way to write it. */
  wantUpcoming(tx: Tx, tenantId: string): Promise<void>;
  /** Something of the service's own that shows in the target has changed. */
  touch(tx: Tx, tenantId: string): Promise<void>;
  wantAgain(tx: Tx, tenantId: string, appointmentId: string): Promise<void>;
  /** Until `resume`; with `until` no longer, should the one who resumes it die before. */
  hold(tx: Tx, tenantId: string, reason: string, until?: Date): Promise<void>;
  resume(tx: Tx, tenantId: string): Promise<void>;
  /** Nothing goes there any more: what was wanted is dropped, and booking-core told so. */
  letGo(tx: Tx, tenantId: string): Promise<void>;
  summary(tx: Tx, tenantId: string): Promise<MirrorSummary>;
  /** Looks at once, and does again what differs. */
  reconcile(tx: Tx, tenantId: string): Promise<void>;
}

export interface Mirror extends MirrorVerbs, Pick<Service, 'consumers' | 'loops'> {
  readonly parts: MirrorParts;
  /** After a COMMIT that wrote to the outbox. */
  wake(): void;
}

/** A mirror of the appointments; nothing is opened or started here. */
export function createMirror(deps: MirrorDeps): Mirror {
  const { schema, mirror, target, pool, clock } = deps;
  const parts: MirrorParts = {
    ...deps,
    projection: createProjection(schema),
    statuses: createStatuses(schema, mirror),
    drifts: createDriftTable(schema),
    work: createWorkTable(schema),
    now: () => new Date(clock.now()),
  };
  const plan =
    target.grain === 'appointment'
      ? createAppointmentPlan(parts, target)
      : createTenantPlan(parts, target);
  const relay = createRelay(parts);
  return {
    ...createVerbs(parts, plan),
    parts,
    wake: () => relay.wake(),
    consumers: [createHearStates(parts, plan, () => relay.wake())],
    loops: [
      ...relay.loops,
      createOutboxSweep({ pool, schema, clock }),
      createWorkOff(parts, plan, () => relay.wake()),
      createReconcile(parts, plan),
      createMeasure(parts),
    ],
  };
}

const createRelay = ({ name, schema, pool, bus, clock, logger, holder, state }: MirrorParts) =>
  createOutboxRelay({
    store: createOutboxStore(pool, schema, clock),
    toRecords: createToRecords(name),
    leases: state.leases,
    ...{ bus, clock, logger, holder },
  });

const allSequences = 2_147_483_647;

function createVerbs(parts: MirrorParts, plan: Plan): MirrorVerbs {
  const { schema, statuses, drifts, work, now } = parts;
  const look = {
    name: `${schema}_mirror_look_now`,
    text: `update ${schema}.mirror_tenants set look_at = $2, repair_at = $2 where tenant_id = $1`,
  };
  return {
    wantUpcoming: (tx, tenantId) => plan.wantUpcoming(tx, tenantId),
    touch: (tx, tenantId) => plan.touch(tx, tenantId),
    wantAgain: (tx, tenantId, appointmentId) => plan.wantAgain(tx, tenantId, appointmentId),
    hold: (tx, tenantId, reason, until) => work.hold(tx, tenantId, reason, until),
    resume: (tx, tenantId) => work.resume(tx, tenantId),
    async letGo(tx, tenantId) {
      await work.resume(tx, tenantId);
      await work.drop(tx, tenantId);
      await drifts.clear(tx, tenantId);
      const word = { tenantId, state: 'none', sequence: allSequences } as const;
      await statuses.tellAll(tx, word, now());
    },
    summary: async (tx, tenantId) => ({
      ...(await work.count(tx, tenantId)),
      lastError: await work.findError(tx, tenantId),
      lastSyncAt: await statuses.lastSyncAt(tx, tenantId),
      pause: await work.findPause(tx, tenantId, now()),
    }),
    async reconcile(tx, tenantId) {
      await call(tx, look, [tenantId, now()]);
    },
  };
}
