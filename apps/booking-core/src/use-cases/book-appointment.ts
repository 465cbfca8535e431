import type { Appointment } from '@gomomo/contracts';
import { getService, resourcesOf, type CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { slotTaken } from '../domain/refusals.ts';
import type { Outcome } from '../store/booking-calls.ts';
import { withFreshCatalogue } from '../store/catalogue-cache.ts';
import { toBookedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { checkRules } from './check-rules.ts';
import { callWithLimits, orRefused, toSpanArguments } from './claim-time.ts';
import { toClientArguments, type BookingClient } from './client-arguments.ts';
import { findAlternatives } from './nearest-slots.ts';
import { settle } from './settle.ts';

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
  return (request: BookingRequest, question: BookingQuestion): Promise<Answered<Appointment>> =>
    withFreshCatalogue(deps.catalogues, request, async (catalogue) => {
      const outcome = await orRefused(deps, request, catalogue, () =>
        book(deps, request, question, catalogue),
      );
      if (outcome.outcome === 'stale') return 'stale';
      const settled = await settle(deps, request, outcome, ['booked'], {
        toTaken: async (reason) => {
          const service = getService(catalogue, question.serviceId);
          const resources = resourcesOf(catalogue, service, question.resourceId);
          const near = { service, resources, start: question.start, ignoredIds: [] };
          return slotTaken(reason, await findAlternatives(deps, catalogue, near));
        },
      });
      return toBookedAnswer(deps, request, catalogue, settled);
    });
}

function book(
  deps: BookingDeps,
  request: BookingRequest,
  question: BookingQuestion,
  catalogue: CatalogueSnapshot,
): Promise<Outcome> {
  const now = deps.clock.now();
  const service = getService(catalogue, question.serviceId);
  const client = toClientArguments(question.client, catalogue.country);
  const able = checkRules(catalogue, service, question.start, now, question.resourceId);
  return callWithLimits(deps, request, 'book', {
    ...toCommonArguments(request, now),
    ...toSpanArguments(catalogue, service, question.start),
    ...client,
    catalogue: catalogue.version,
    claim: deps.newId(),
    appointment: deps.newId(),
    references: deps.drawReferences(),
    event: deps.newId(),
    new_client: deps.newId(),
    service: service.id,
    resources: able,
    notes: question.notes,
    most_upcoming: request.asOwner ? undefined : catalogue.policy.limits.upcomingPerClient,
    limits: findCountRules(catalogue, service, question.start, request.asOwner),
    actor: request.actor,
  });
}
