import type { SlotReason } from '@gomomo/contracts';
import { problemStatus, type ProblemCode } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { toAppointment } from '../domain/appointment-view.ts';
import {
  cutoffPassed,
  holdExpired,
  keyReused,
  notFound,
  slotUnavailable,
  stateRefusal,
  tooManyHolds,
} from '../domain/refusals.ts';
import {
  findEarlierAnswer,
  rememberRefusal,
  type Outcome,
  type StoredAppointment,
} from '../store/booking-calls.ts';
import type { BookingDeps, BookingRequest } from './booking-deps.ts';

/** What differs by verb: how a lost slot is told, and which cut-off a policy refusal means. */
export interface RefusalWords {
  toTaken(reason: SlotReason, outcome: Outcome): Promise<AppError>;
  readonly cutoff?: 'cancel' | 'reschedule';
}

const rememberedStatuses = new Set([409, 410, 422]);

/**
 * Turns every outcome but success into what is thrown. A refusal under a key is kept first; if the
 * key has an answer by now, that one counts. Success and replayed success come back.
 *
 * @throws AppError of the refusal
 */
export async function settle(
  deps: BookingDeps,
  request: BookingRequest,
  outcome: Outcome,
  successes: readonly string[],
  words: RefusalWords,
): Promise<Outcome> {
  if (successes.includes(outcome.outcome)) return outcome;
  if (outcome.outcome === 'replay') return settleReplay(outcome);
  const refusal = await toRefusal(outcome, words);
  const status = problemStatus[refusal.code as ProblemCode];
  if (request.keyed === undefined || !rememberedStatuses.has(status)) throw refusal;
  const earlier = await rememberRefusal(
    deps.pool,
    request.tenantId,
    request.keyed,
    deps.clock.now(),
    toKept(refusal, status),
  );
  if (earlier === null) throw refusal;
  return settle(deps, { ...request, keyed: undefined }, earlier, successes, words);
}

/**
 * A refusal of the rules, made before the database was asked: kept for its key like any other. If the
 * key has an answer already (time has moved on since), that answer is the outcome.
 *
 * @throws AppError the refusal
 */
export async function orEarlierAnswer(
  deps: BookingDeps,
  request: BookingRequest,
  refusal: AppError,
): Promise<Outcome> {
  const { keyed, tenantId } = request;
  if (keyed === undefined) throw refusal;
  const status = problemStatus[refusal.code as ProblemCode];
  const earlier = rememberedStatuses.has(status)
    ? await rememberRefusal(deps.pool, tenantId, keyed, deps.clock.now(), toKept(refusal, status))
    : await findEarlierAnswer(deps.pool, tenantId, keyed);
  if (earlier === null) throw refusal;
  return earlier;
}

const toKept = (refusal: AppError, status: number) => ({
  status,
  code: refusal.code,
  message: refusal.message,
  details: withoutContacts(refusal),
});

function settleReplay(outcome: Outcome): Outcome {
  const { refusal } = outcome;
  if (refusal === undefined) return outcome;
  throw new AppError(refusal.code, refusal.message, {
    details: { ...refusal.details, replayed: true },
  });
}

async function toRefusal(outcome: Outcome, words: RefusalWords): Promise<AppError> {
  switch (outcome.outcome) {
    case 'taken':
      return words.toTaken((outcome.reason ?? 'busy') as SlotReason, outcome);
    case 'limit':
      return slotUnavailable('limit');
    case 'too-many-holds':
      return tooManyHolds();
    case 'hold-expired':
    case 'ended':
      return holdExpired();
    case 'policy':
      return cutoffPassed(words.cutoff ?? 'cancel');
    case 'already-cancelled':
    case 'invalid-state':
    case 'version-conflict':
      return stateRefusal(outcome.outcome, toAppointment(requireAppointment(outcome)));
    case 'key-reused':
      return keyReused();
    case 'not-found':
    case 'no-tenant':
      return notFound();
    default:
      throw new Error(`unexpected outcome ${outcome.outcome}`);
  }
}

/** An idempotent answer keeps references only; the appointment itself is looked up again. */
function withoutContacts({ details }: AppError): Record<string, unknown> {
  const { appointment: _appointment, ...rest } = details;
  return rest;
}

export function requireAppointment(outcome: Outcome): StoredAppointment {
  const { appointment, pii, notes, sync } = outcome;
  if (appointment === undefined || pii === undefined) throw new Error('no appointment in outcome');
  return { appointment, pii, notes: notes ?? null, sync: sync ?? {} };
}
