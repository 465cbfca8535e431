import type { Drift, MirroredAppointment, MirrorTarget, Observed } from '../mirror-target.ts';

export interface Expected {
  readonly appointment: MirroredAppointment;
  /** Its newest version is said to be in the target, and was before the look began. */
  readonly isSettled: boolean;
  /** It lies where the look has been. */
  readonly isInSight: boolean;
}

/**
 * What differs between what was seen and what is known. Of what is still under way nothing is said: that is
 * a backlog.
 *
 * @param known by the id of the appointment
 */
export function findDrift(
  known: ReadonlyMap<string, Expected>,
  observed: readonly Observed[],
  expects: MirrorTarget['expects'],
): Drift[] {
  const seen = Map.groupBy(observed, ({ appointmentId }) => appointmentId);
  const strange = [...seen].flatMap(([id, things]) => compare(id, things, known.get(id), expects));
  const missing = [...known].flatMap(([appointmentId, { appointment, isSettled, isInSight }]) =>
    isSettled && isInSight && expects(appointment) && !seen.has(appointmentId)
      ? [{ kind: 'missing' as const, appointmentId, ref: '', detail: null }]
      : [],
  );
  return [...strange, ...missing];
}

function compare(
  appointmentId: string,
  things: readonly Observed[],
  known: Expected | undefined,
  expects: MirrorTarget['expects'],
): Drift[] {
  const as = (kind: Drift['kind'], { ref }: Observed, detail: string | null = null): Drift => ({
    ...{ kind, appointmentId, ref, detail },
  });
  if (known === undefined) return things.map((thing) => as('extra', thing));
  const { appointment, isSettled } = known;
  if (!isSettled) return [];
  if (!expects(appointment)) return things.map((thing) => as('extra', thing));
  const [first, ...more] = things.toSorted(
    (a, b) =>
      Number(a.differsFrom(appointment) !== undefined) -
      Number(b.differsFrom(appointment) !== undefined),
  );
  const detail = first?.differsFrom(appointment);
  const changed = first === undefined || detail === undefined ? [] : [as('changed', first, detail)];
  return [...changed, ...more.map((thing) => as('duplicate', thing))];
}
