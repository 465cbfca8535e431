import type { SlotReason } from '@gomomo/contracts';
import type { AppError } from '@gomomo/kernel';
import { currentTraceId } from '@gomomo/telemetry';
import { toAppointment } from '../domain/appointment-view.ts';
import { findKeptStatus, toKeptRefusal, toReplayedRefusal } from '../domain/kept-refusal.ts';
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
import { findAppointment } from '../store/find-appointment.ts';
import { mostHolds, type BookingDeps, type BookingRequest } from './booking-deps.ts';

/** What differs by verb: how a lost slot is told, and which cut-off a policy refusal means. */
export interface RefusalWords {
  toTaken(reason: SlotReason, outcome: Outcome): Promise<AppError>;
  readonly cutoff?: 'cancel' | 'reschedule';
}

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
  if (outcome.outcome === 'replay') return settleReplay(deps, request, outcome);
  const refusal = await toRefusal(request, outcome, words);
  const earlier = await keep(deps, request, refusal);
  if (earlier === null) throw refusal;
  return settle(deps, { ...request, keyed: undefined }, earlier, successes, words);
}

/** Keeps a refusal for the request's key; the answer that the key had before, else null. */
async function keep(
  { pool, clock }: BookingDeps,
  { keyed, tenantId }: BookingRequest,
  refusal: AppError,
): Promise<Outcome | null> {
  const status = findKeptStatus(refusal);
  if (keyed === undefined || status === undefined) return null;
  const kept = { ...toKeptRefusal(refusal, currentTraceId()), status };
  return rememberRefusal(pool, tenantId, keyed, clock.now(), kept);
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
  const earlier =
    findKeptStatus(refusal) === undefined
      ? await findEarlierAnswer(deps.pool, tenantId, keyed)
      : await keep(deps, request, refusal);
  if (earlier === null) throw refusal;
  return earlier;
}

async function settleReplay(
  deps: BookingDeps,
  request: BookingRequest,
  outcome: Outcome,
): Promise<Outcome> {
  if (outcome.refusal === undefined) return outcome;
  throw await toReplayedRefusal(outcome.refusal, (appointmentId) =>
    findAppointment(deps.pool, request.tenantId, appointmentId),
  );
}

async function toRefusal(
  request: BookingRequest,
  outcome: Outcome,
  words: RefusalWords,
): Promise<AppError> {
  switch (outcome.outcome) {
    case 'taken':
      return words.toTaken((outcome.reason ?? 'busy') as SlotReason, outcome);
    case 'limit':
      return slotUnavailable('limit');
    case 'too-many-holds':
      return tooManyHolds(mostHolds(request));
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

export function requireAppointment(outcome: Outcome): StoredAppointment {
  const { appointment, pii, notes, sync } = outcome;
  if (appointment === undefined || pii === undefined) throw new Error('no appointment in outcome');
  return { appointment, pii, notes: notes ?? null, sync: sync ?? {} };
}
