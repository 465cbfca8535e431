import { problemStatus, type Appointment, type ProblemCode } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';

/** A refusal as it is kept for its idempotency key: references only, no contacts, no tokens. */
export interface KeptRefusal {
  readonly code: string;
  readonly message: string;
  /** JSON text: as `jsonb` its members would change places, and a repeated answer is byte-equal. */
  readonly details: string;
}

const keptStatuses: ReadonlySet<number> = new Set([409, 410, 422]);

/** The status under which a refusal is kept and replayed; undefined for those that are not. */
export function findKeptStatus(refusal: AppError): number | undefined {
  const status: number = problemStatus[refusal.code as ProblemCode];
  return keptStatuses.has(status) && !refusal.retryable ? status : undefined;
}

/** `traceId` is that of the first answer, which a replay repeats. */
export function toKeptRefusal(refusal: AppError, traceId: string | undefined): KeptRefusal {
  const { code, message } = refusal;
  const { appointment, ...details } = refusal.details;
  const kept = {
    ...details,
    ...(appointment === undefined ? {} : { appointment: nameless(appointment as Appointment) }),
    ...(traceId === undefined ? {} : { traceId }),
  };
  return { code, message, details: JSON.stringify(kept) };
}

const nameless = (appointment: Appointment): Appointment => ({
  ...appointment,
  client: { ...appointment.client, name: null, phone: null, email: null },
  notes: null,
});

/**
 * The refusal again. `findPersonal` looks up what was not kept of its appointment; what has been
 * erased since stays away.
 */
export async function toReplayedRefusal(
  { code, message, details }: KeptRefusal,
  findPersonal: (appointmentId: string) => Promise<Personal | undefined>,
): Promise<AppError> {
  const kept = JSON.parse(details) as { appointment?: Appointment };
  if (kept.appointment === undefined) {
    return new AppError(code, message, { details: { ...kept, replayed: true } });
  }
  const { client, ...rest } = kept.appointment;
  const personal = await findPersonal(kept.appointment.id);
  const appointment = {
    ...kept.appointment,
    client: { ...client, ...personal?.pii },
    notes: personal?.notes ?? rest.notes,
  };
  return new AppError(code, message, { details: { ...kept, appointment, replayed: true } });
}

export interface Personal {
  readonly pii: Readonly<Record<'name' | 'phone' | 'email', string | null>>;
  readonly notes: string | null;
}
