import type { Appointment } from '@gomomo/contracts';
import { getService, type CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { draftBooking } from '../domain/drafts.ts';
import { callVerb } from '../store/call-verb.ts';
import type { ArgumentsOf } from '../store/verbs.ts';
import { toBookedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { checkRules } from './check-rules.ts';
import { toSpanArguments } from './claim-time.ts';
import { toBooked, toBookedArguments, type BookingClient } from './client-arguments.ts';
import { toSlotTaken } from './nearest-slots.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

export interface BookingQuestion {
  readonly serviceId: string;
  /** Epoch ms. */
  readonly start: number;
  readonly resourceId?: string;
  readonly client: BookingClient;
  readonly notes?: string;
}

/**
 * Books in one step, without a hold.
 *
 * @throws AppError `slot-unavailable`, `slot-taken` with alternatives, `validation` (phone),
 *   `not-found`, those of idempotency keys, `busy`
 */
export function createBookAppointment(deps: BookingDeps) {
  return (request: BookingRequest, question: BookingQuestion): Promise<VerbAnswer<Appointment>> =>
    runVerb<'book', Appointment>(deps, request, {
      attempt: (catalogue) =>
        callVerb(deps.pool, 'book', toArguments(deps, request, question, catalogue), deps),
      refuse: (refusal, catalogue) =>
        refusal.outcome === 'taken'
          ? toSlotTaken(deps, catalogue, { ...question, reason: refusal.reason })
          : toRefusal(refusal),
      answer: (success, catalogue) => toBookedAnswer(deps, catalogue, success),
    });
}

/** The rules are asked here; what they refuse is thrown. */
function toArguments(
  deps: BookingDeps,
  request: BookingRequest,
  question: BookingQuestion,
  catalogue: CatalogueSnapshot,
): ArgumentsOf<'book'> {
  const now = deps.clock.now();
  const service = getService(catalogue, question.serviceId);
  const booked = toBookedArguments(deps, request, catalogue, question);
  const able = checkRules(catalogue, service, question.start, now, question.resourceId);
  const common = toCommonArguments(request, now);
  const span = toSpanArguments(catalogue, service, question.start);
  const visit = { service, resourceId: able[0] ?? '', start: span.start, end: span.end };
  return {
    ...common,
    ...span,
    ...booked,
    draft: draftBooking(catalogue, toBooked(request, booked, common.now), visit),
    agreed: service.agreed,
    catalogue: catalogue.version,
    claim: deps.newId(),
    service: service.id,
    resources: able,
    limits: findCountRules(catalogue, service, question.start, request.asOwner),
    actor: request.actor,
  };
}
