import type { AppointmentTarget, AppointmentTask, Observed, Outcome } from '../src/index.ts';

interface Thing {
  readonly ref: string;
  readonly start: string;
  readonly name: string | null;
}

/** A target in memory that does as it should until it is told otherwise. */
export interface ImaginaryTarget extends AppointmentTarget {
  /** What lies there, by appointment. */
  readonly things: Map<string, Thing[]>;
  /** Appointments in the order of their attempts. */
  readonly seen: { tenantId: string; appointmentId: string; version: number | undefined }[];
  readonly erased: string[];
  /** Tenants that have it. */
  readonly connected: Set<string>;
  /** Answers instead of doing anything. */
  fault: ((task: AppointmentTask) => Outcome | undefined) | undefined;
  /** Once it is done. */
  after: ((task: AppointmentTask) => void) | undefined;
}

export function createImaginaryTarget(): ImaginaryTarget {
  const target: ImaginaryTarget = {
    grain: 'appointment',
    things: new Map(),
    seen: [],
    erased: [],
    connected: new Set(),
    fault: undefined,
    after: undefined,
    laneOf: async (_tx, tenantId) => (target.connected.has(tenantId) ? 'account' : undefined),
    expects: ({ appointment }) => appointment.status !== 'cancelled',
    dependsOn: (before, after) => before?.name !== after.name,
    apply: async (task) => {
      const { tenantId, appointmentId, appointment } = task;
      target.seen.push({ tenantId, appointmentId, version: appointment?.version });
      const fault = target.fault?.(task);
      if (fault !== undefined) return fault;
      if (appointment === undefined || !target.expects(appointment)) {
        target.things.delete(appointmentId);
      } else {
        const { start } = appointment.appointment;
        const name = appointment.pii?.name ?? null;
        target.things.set(appointmentId, [{ ref: `ref ${appointmentId}`, start, name }]);
      }
      target.after?.(task);
      return { kind: 'done' };
    },
    observe: async (tenantId) =>
      target.connected.has(tenantId) ? [...target.things].flatMap(toObserved) : undefined,
    erase: async (tenantId) => {
      target.erased.push(tenantId);
      target.connected.delete(tenantId);
      target.things.clear();
      return { kind: 'done' };
    },
  };
  return target;
}

const toObserved = ([appointmentId, things]: [string, Thing[]]): Observed[] =>
  things.map(({ ref, start }) => ({
    appointmentId,
    ref,
    differsFrom: ({ appointment }) => (appointment.start === start ? undefined : 'start'),
  }));
