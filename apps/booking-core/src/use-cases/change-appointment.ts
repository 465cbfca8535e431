import type { Appointment, ReasonCode } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import { cutoffPassed } from '../domain/refusals.ts';
import { callVerb } from '../store/call-verb.ts';
import { toChangedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

export interface ChangeQuestion {
  readonly appointmentId: string;
  /** The version the caller has seen; any if missing. */
  readonly version?: number;
}

/** What every change of an appointment tells the database. */
export function toChangeArguments(
  deps: BookingDeps,
  request: BookingRequest,
  question: ChangeQuestion,
) {
  return {
    ...toCommonArguments(request, deps.clock.now()),
    appointment: question.appointmentId,
    expected: question.version,
    actor: request.actor,
    event: deps.newId(),
  };
}

/**
 * Cancels an appointment and frees its time.
 *
 * @throws AppError `already-cancelled`, `invalid-state`, `version-conflict`, `policy`, `not-found`,
 *   those of idempotency keys, `busy`
 */
export function createCancelAppointment(deps: BookingDeps) {
  return (
    request: BookingRequest,
    question: ChangeQuestion & { readonly reason?: string; readonly reasonCode?: ReasonCode },
  ): Promise<VerbAnswer<Appointment>> =>
    runVerb<'cancel', Appointment>(deps, request, {
      attempt: () =>
        callVerb(deps.pool, 'cancel', {
          ...toChangeArguments(deps, request, question),
          as_owner: request.asOwner,
          reason: question.reason,
          reason_code: question.reasonCode,
        }),
      refuse: (refusal) =>
        refusal.outcome === 'policy' ? cutoffPassed('cancel') : toRefusal(refusal),
      answer: (success, catalogue) => toChangedAnswer(deps, request, catalogue, success),
    });
}

/**
 * Notes how an appointment ended. @throws AppError as for cancelling, without `policy`; before it began
 * `invalid-state`
 */
export function createConcludeAppointment(deps: BookingDeps) {
  return (
    request: BookingRequest,
    question: ChangeQuestion & { readonly status: 'completed' | 'no_show' },
  ): Promise<VerbAnswer<Appointment>> =>
    runVerb<'conclude', Appointment>(deps, request, {
      attempt: () =>
        callVerb(deps.pool, 'conclude', {
          ...toChangeArguments(deps, request, question),
          status: question.status,
        }),
      refuse: toRefusal,
      answer: (success, catalogue) => toChangedAnswer(deps, request, catalogue, success),
    });
}

/**
 * Takes an outcome back, so that the appointment is confirmed again. @throws AppError as for noting one;
 * `invalid-state` where there is none
 */
export function createReopenAppointment(deps: BookingDeps) {
  return (request: BookingRequest, question: ChangeQuestion): Promise<VerbAnswer<Appointment>> =>
    runVerb<'reopen', Appointment>(deps, request, {
      attempt: () => callVerb(deps.pool, 'reopen', toChangeArguments(deps, request, question)),
      refuse: toRefusal,
      answer: (success, catalogue) => toChangedAnswer(deps, request, catalogue, success),
    });
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
    const outcome = await callVerb(deps.pool, 'release_hold', {
      tenant: request.tenantId,
      now: new Date(deps.clock.now()),
      hold: holdId,
      traceparent: request.traceparent,
    });
    if (outcome.outcome !== 'released') throw toRefusal(outcome);
    await deps.committed(request.tenantId);
  };
}
