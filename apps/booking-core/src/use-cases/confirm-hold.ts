import type { Appointment } from '@gomomo/contracts';
import { getService, type CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import { findCountRules, type CountRule } from '../domain/count-rules.ts';
import { notFound, slotTaken } from '../domain/refusals.ts';
import { withFreshCatalogue } from '../store/catalogue-cache.ts';
import type { Outcome } from '../store/booking-calls.ts';
import { findHold } from '../store/find-hold.ts';
import { toBookedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { callWithLimits, orRefused } from './claim-time.ts';
import { toClientArguments, type BookingClient } from './client-arguments.ts';
import { checkHoldResource } from './hold-resource.ts';
import { settle } from './settle.ts';

export interface ConfirmQuestion {
  readonly holdId: string;
  readonly holdToken: string;
  readonly client: BookingClient;
  readonly notes?: string;
}

/**
 * Makes an appointment of a hold: a state change of its claim, so nobody can come in between. The same
 * hold again answers 200 with the appointment as it now is.
 *
 * @throws AppError `not-found` (no such hold, or a wrong token), `hold-expired`, `slot-unavailable`
 *   with `limit`, or `closed` when its resource has left, `validation` (phone), those of idempotency keys, `busy`
 */
export function createConfirmHold(deps: BookingDeps) {
  return (request: BookingRequest, question: ConfirmQuestion): Promise<Answered<Appointment>> => {
    const holdId = deps.tokens.findHoldId(request.tenantId, question.holdToken);
    if (holdId === undefined || holdId !== question.holdId.toLowerCase()) throw notFound();
    return withFreshCatalogue(deps.catalogues, request, async (catalogue) => {
      const outcome = await orRefused(deps, request, catalogue, () =>
        confirm(deps, request, { ...question, holdId }, catalogue),
      );
      if (outcome.outcome === 'stale') return 'stale';
      const settled = await settle(deps, request, outcome, ['booked', 'repeated'], {
        toTaken: async (reason) => slotTaken(reason, []),
      });
      return toBookedAnswer(deps, request, catalogue, settled);
    });
  };
}

async function confirm(
  deps: BookingDeps,
  request: BookingRequest,
  question: ConfirmQuestion,
  catalogue: CatalogueSnapshot,
): Promise<Outcome> {
  await checkHoldResource(deps, catalogue, question.holdId);
  const now = deps.clock.now();
  return callWithLimits(deps, request, 'confirm_hold', {
    ...toCommonArguments(request, now),
    ...toClientArguments(question.client, catalogue.country),
    catalogue: catalogue.version,
    hold: question.holdId,
    appointment: deps.newId(),
    references: deps.drawReferences(),
    event: deps.newId(),
    new_client: deps.newId(),
    notes: question.notes,
    most_upcoming: request.asOwner ? undefined : catalogue.policy.limits.upcomingPerClient,
    limits: await findClientRules(deps, request, question.holdId, catalogue),
    actor: request.actor,
  });
}

/** What limits the client is known only now; the hold itself was counted when it was placed. */
async function findClientRules(
  deps: BookingDeps,
  request: BookingRequest,
  holdId: string,
  catalogue: CatalogueSnapshot,
): Promise<CountRule[] | undefined> {
  const { perClientPerDay, perClientPerWeek } = catalogue.policy.limits;
  if (request.asOwner || (perClientPerDay ?? perClientPerWeek) === undefined) return undefined;
  const hold = await findHold(deps.pool, request.tenantId, holdId);
  if (hold === undefined) return undefined;
  const service = getService(catalogue, hold.serviceId, { archivedToo: true });
  const rules = findCountRules(catalogue, service, hold.start, false) ?? [];
  return rules.filter(({ scope }) => scope === 'client');
}
