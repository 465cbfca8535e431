import type { Appointment, ReasonCode } from '@gomomo/contracts';
import { notFound, slotTaken } from '../domain/refusals.ts';
import { callBooking } from '../store/booking-calls.ts';
import { toChangedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { settle } from './settle.ts';

export interface ChangeQuestion {
  readonly appointmentId: string;
  /** The version the caller has seen; any if missing. */
  readonly version?: number;
}

const never = { toTaken: () => Promise.reject(notFound()) };

/**
 * Cancels an appointment and frees its time.
 *
 * @throws AppError `already-cancelled`, `invalid-state`, `version-conflict`, `policy`, `not-found`,
 *   those of idempotency keys, `busy`
 */
export function createCancelAppointment(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: ChangeQuestion & { readonly reason?: string; readonly reasonCode?: ReasonCode },
  ): Promise<Answered<Appointment>> => {
    const catalogue = await deps.catalogues.get(request.tenantId, request.catalogueVersion);
    const outcome = await callBooking(deps.pool, 'cancel', {
      ...toCommonArguments(request, deps.clock.now()),
      appointment: question.appointmentId,
      expected: question.version,
      as_owner: request.asOwner,
      reason: question.reason,
      reason_code: question.reasonCode,
      actor: request.actor,
    });
    const settled = await settle(deps, request, outcome, ['done'], { ...never, cutoff: 'cancel' });
    return toChangedAnswer(deps, request, catalogue, settled);
  };
}

/**
 * Notes how an appointment ended. @throws AppError as for cancelling, without `policy`; before it began
 * `invalid-state`
 */
export function createConcludeAppointment(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: ChangeQuestion & { readonly status: 'completed' | 'no_show' },
  ): Promise<Answered<Appointment>> => {
    const catalogue = await deps.catalogues.get(request.tenantId, request.catalogueVersion);
    const outcome = await callBooking(deps.pool, 'conclude', {
      ...toCommonArguments(request, deps.clock.now()),
      appointment: question.appointmentId,
      expected: question.version,
      status: question.status,
      actor: request.actor,
    });
    const settled = await settle(deps, request, outcome, ['done'], never);
    return toChangedAnswer(deps, request, catalogue, settled);
  };
}

/**
 * Takes an outcome back, so that the appointment is confirmed again. @throws AppError as for noting one;
 * `invalid-state` where there is none
 */
export function createReopenAppointment(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: ChangeQuestion,
  ): Promise<Answered<Appointment>> => {
    const catalogue = await deps.catalogues.get(request.tenantId, request.catalogueVersion);
    const outcome = await callBooking(deps.pool, 'reopen', {
      ...toCommonArguments(request, deps.clock.now()),
      appointment: question.appointmentId,
      expected: question.version,
      actor: request.actor,
    });
    const settled = await settle(deps, request, outcome, ['done'], never);
    return toChangedAnswer(deps, request, catalogue, settled);
  };
}

/**
 * Gives a held time back.
 *
 * @throws AppError `not-found` (no such hold, or a wrong token), `hold-expired` when it has ended
 */
export function createReleaseHold(deps: BookingDeps) {
  return async (
    request: BookingRequest,
    question: { readonly holdId: string; readonly holdToken: string },
  ): Promise<void> => {
    const holdId = deps.tokens.findHoldId(request.tenantId, question.holdToken);
    if (holdId === undefined || holdId !== question.holdId.toLowerCase()) throw notFound();
    const outcome = await callBooking(deps.pool, 'release_hold', {
      tenant: request.tenantId,
      now: new Date(deps.clock.now()),
      hold: holdId,
      traceparent: request.traceparent,
    });
    await settle(deps, { ...request, keyed: undefined }, outcome, ['released'], {
      toTaken: async (reason) => slotTaken(reason, []),
    });
    deps.committed();
  };
}
