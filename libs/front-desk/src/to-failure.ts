import { slot, slotReasons, type Appointment, type SlotReason } from '@gomomo/contracts';
import type { Effect, Fact } from '@gomomo/dialogue';
import { isAppError, type Log } from '@gomomo/kernel';

/** Refusals that are ours or the weather's, never the client's: what is certain is said, no more. */
const notRefusals: ReadonlySet<string> = new Set([
  'internal',
  'unauthorized',
  'forbidden',
  'malformed-json',
  'method-not-allowed',
  'payload-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
]);

/** Weather in which the call has certainly done nothing. */
const certainlyNotDone: ReadonlySet<string> = new Set(['busy', 'unauthorized', 'forbidden']);

const writes: ReadonlySet<Effect['kind']> = new Set(['book', 'reschedule', 'cancel']);

/** An error as the fact it is: a rule's no, or weather. */
export function toFailure(effect: Effect, error: unknown, log: Pick<Log, 'warn'>): Fact {
  const effectId = effect.id;
  if (!isAppError(error) || error.retryable || notRefusals.has(error.code)) {
    const code = isAppError(error) ? error.code : 'unknown';
    log.warn({ effect: effect.kind, code, err: error }, 'effect failed');
    const unsure = writes.has(effect.kind) && !certainlyNotDone.has(code);
    return { kind: 'unavailable', effectId, outcome: unsure ? 'unknown' : 'not-done' };
  }
  const { reason, alternatives, appointment, retryAfterSeconds } = error.details;
  return {
    kind: 'refused',
    effectId,
    code: error.code,
    ...(isReason(reason) ? { reason } : {}),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    ...(Array.isArray(alternatives)
      ? { alternatives: alternatives.filter((each) => slot.safeParse(each).success) }
      : {}),
    // The client has parsed the problem with the contract's own schema.
    ...(appointment === undefined ? {} : { appointment: appointment as Appointment }),
  };
}

const isReason = (value: unknown): value is SlotReason =>
  slotReasons.some((reason) => reason === value);
