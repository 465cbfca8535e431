import type { ClaimedWork, Settle } from '@gomomo/messaging';
import { withTransaction, type Tx } from '@gomomo/postgres';
import type { MirrorParts } from '../mirror-deps.ts';
import type { AppointmentTarget, MirroredAppointment } from '../mirror-target.ts';
import { heed } from '../outcome.ts';
import { readPayload, type Plan } from './plan.ts';

/** Work by appointment: its key is the appointment, its version the appointment's. */
export function createAppointmentPlan(parts: MirrorParts, target: AppointmentTarget): Plan {
  const { projection, statuses, work, now } = parts;
  const hear = createHear(parts, target);
  const redo = createRedo(parts, target);

  async function wantUpcoming(tx: Tx, tenantId: string): Promise<void> {
    const upcoming = await projection.list(tx, tenantId, { endsAfter: now() });
    const unexpected = upcoming.filter((each) => !target.expects(each)).map(idOf);
    const told = await statuses.findTold(tx, tenantId, unexpected);
    const wanted = upcoming.filter((each) => target.expects(each) || told.has(idOf(each)));
    await redo(tx, tenantId, wanted);
  }

  return {
    hear: (tx, { appointment, traceparent }) => hear(tx, appointment, traceparent),
    async hearTenant(tx, { tenantId, before, after }) {
      if (target.dependsOn?.(before, after) === true) await wantUpcoming(tx, tenantId);
    },
    wantUpcoming,
    touch: wantUpcoming,
    async wantAgain(tx, tenantId, appointmentId) {
      const appointment = await projection.find(tx, tenantId, appointmentId);
      if (appointment !== undefined) return redo(tx, tenantId, [appointment]);
      const lane = await target.laneOf(tx, tenantId);
      if (lane === undefined) return undefined;
      const all = [{ key: appointmentId, version: 0 }];
      return work.redo(tx, { tenantId, lane, payload: {}, all }, now());
    },
    perform: (claimed, signal) => perform(parts, target, claimed, signal),
    bury: (tx, { tenantId, key, version }) =>
      statuses.tell(tx, { tenantId, appointmentId: key, state: 'failed', version }, now()),
  };
}

const idOf = ({ appointment }: MirroredAppointment): string => appointment.id;

/** Wants the work of an appointment and says so, where its tenant has the target. */
const createHear =
  ({ statuses, work, now }: MirrorParts, target: AppointmentTarget) =>
  async (tx: Tx, appointment: MirroredAppointment, traceparent?: string): Promise<void> => {
    const { tenantId, version } = appointment;
    const lane = await target.laneOf(tx, tenantId);
    if (lane === undefined) return;
    const id = idOf(appointment);
    await work.want(tx, { tenantId, key: id, lane, version, payload: { traceparent } }, now());
    const word = { tenantId, appointmentId: id, state: 'pending', version, traceparent } as const;
    await statuses.tell(tx, word, now());
  };

/** Of one tenant, in as many questions for a thousand appointments as for one: somebody waits for it. */
const createRedo =
  ({ statuses, work, now }: MirrorParts, target: AppointmentTarget) =>
  async (tx: Tx, tenantId: string, appointments: readonly MirroredAppointment[]): Promise<void> => {
    const lane = await target.laneOf(tx, tenantId);
    if (lane === undefined) return;
    const all = appointments.map((each) => {
      return { key: idOf(each), appointmentId: idOf(each), version: each.version };
    });
    await work.redo(tx, { tenantId, lane, payload: {}, all }, now());
    await statuses.tellEach(tx, { tenantId, state: 'pending', all }, now());
  };

async function perform(
  parts: MirrorParts,
  target: AppointmentTarget,
  claimed: ClaimedWork,
  signal: AbortSignal,
): Promise<Settle | void> {
  const { tenantId, key: appointmentId } = claimed;
  const { traceparent } = readPayload(claimed);
  const task = await readTask(parts, tenantId, appointmentId);
  const isDone = heed(await target.apply(task, signal));
  const { appointment } = task;
  if (!isDone) return undefined;
  return async (tx) => {
    await parts.drifts.clear(tx, tenantId, appointmentId);
    if (appointment === undefined) return;
    // let go meanwhile: nobody is told that it is there
    if ((await target.laneOf(tx, tenantId)) === undefined) return;
    const { version } = appointment;
    const word = { tenantId, appointmentId, state: 'synced', version, traceparent } as const;
    await parts.statuses.tell(tx, word, parts.now());
  };
}

function readTask(
  { pool, projection, drifts }: MirrorParts,
  tenantId: string,
  appointmentId: string,
) {
  return withTransaction(
    pool,
    async (tx) => ({
      ...{ tenantId, appointmentId },
      appointment: await projection.find(tx, tenantId, appointmentId),
      tenant: (await projection.findTenant(tx, tenantId)).tenant,
      drift: await drifts.find(tx, tenantId, appointmentId),
    }),
    { tenantId },
  );
}
