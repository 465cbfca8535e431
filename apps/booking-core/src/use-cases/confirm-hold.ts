import type { Appointment } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import { getService, type CatalogueSnapshot } from '../domain/catalogue-snapshot.ts';
import { findCountRules, type CountRule } from '../domain/count-rules.ts';
import { draftConfirmation } from '../domain/drafts.ts';
import { callVerb } from '../store/call-verb.ts';
import { findHold } from '../store/find-hold.ts';
import { toBookedAnswer } from './appointment-answer.ts';
import {
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { toBooked, toBookedArguments, type BookingClient } from './client-arguments.ts';
import { checkHoldResource } from './hold-resource.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

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
  return (request: BookingRequest, question: ConfirmQuestion): Promise<VerbAnswer<Appointment>> => {
    const holdId = deps.tokens.findHoldId(request.tenantId, question.holdToken);
    if (holdId === undefined || holdId !== question.holdId.toLowerCase()) throw notFound();
    return runVerb<'confirm_hold', Appointment>(deps, request, {
      attempt: (catalogue) => confirm(deps, request, { ...question, holdId }, catalogue),
      refuse: toRefusal,
      answer: (success, catalogue) => toBookedAnswer(deps, catalogue, success),
    });
  };
}

async function confirm(
  deps: BookingDeps,
  request: BookingRequest,
  question: ConfirmQuestion,
  catalogue: CatalogueSnapshot,
) {
  await checkHoldResource(deps, catalogue, question.holdId);
  const booked = toBookedArguments(deps, request, catalogue, question);
  const common = toCommonArguments(request, deps.clock.now());
  return callVerb(
    deps.pool,
    'confirm_hold',
    {
      ...common,
      ...booked,
      draft: draftConfirmation(toBooked(request, booked, common.now), question.holdId),
      catalogue: catalogue.version,
      hold: question.holdId,
      limits: await findClientRules(deps, request, question.holdId, catalogue),
      actor: request.actor,
    },
    deps,
  );
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
