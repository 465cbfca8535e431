import type { Hold } from '@gomomo/contracts';
import { minuteMs, type AppError } from '@gomomo/kernel';
import { toHold } from '../domain/appointment-view.ts';
import {
  getServiceFor,
  type CatalogueSnapshot,
  type MovedAppointment,
} from '../domain/catalogue-snapshot.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { draftHold } from '../domain/drafts.ts';
import { tooManyHolds } from '../domain/refusals.ts';
import { callVerb } from '../store/call-verb.ts';
import type { ArgumentsOf } from '../store/verbs.ts';
import { findFirstExpiry } from '../store/find-first-expiry.ts';
import {
  mostHolds,
  toCommonArguments,
  type VerbAnswer,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { checkRules } from './check-rules.ts';
import { toSpanArguments } from './claim-time.ts';
import { toSlotTaken } from './nearest-slots.ts';
import { runVerb } from './run-verb.ts';
import { toRefusal } from './to-refusal.ts';

export interface HoldQuestion {
  readonly serviceId: string;
  /** Epoch ms. */
  readonly start: number;
  readonly resourceId?: string;
  /** The appointment that is being moved; its proof has been seen. */
  readonly moving?: MovedAppointment;
}

/**
 * Keeps a time for `policy.holdMinutes`, at any free resource unless one is named.
 *
 * @throws AppError `slot-unavailable`, `slot-taken` with alternatives, `rate-limited` (too many live
 *   holds), `not-found`, those of idempotency keys, `busy`
 */
export function createPlaceHold(deps: BookingDeps) {
  return (request: BookingRequest, question: HoldQuestion): Promise<VerbAnswer<Hold>> =>
    runVerb<'place_hold', Hold>(deps, request, {
      attempt: (catalogue) =>
        callVerb(deps.pool, 'place_hold', toArguments(deps, request, question, catalogue), deps),
      refuse: (refusal, catalogue) => {
        if (refusal.outcome === 'too-many-holds') return tooMany(deps, request, catalogue);
        if (refusal.outcome !== 'taken') return toRefusal(refusal);
        return toSlotTaken(deps, catalogue, { ...question, reason: refusal.reason });
      },
      answer: (success, { id, timeZone }) =>
        toHold(success.hold, deps.tokens.holdToken(id, success.hold.id), timeZone),
    });
}

/** Who would have to wait is told until when: the first of the holds from there runs out then. */
async function tooMany(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
): Promise<AppError> {
  const now = deps.clock.now();
  const holdMs = catalogue.policy.holdMinutes * minuteMs;
  const until = await findFirstExpiry(deps.pool, request, now);
  return tooManyHolds(mostHolds(request), (until ?? now) - now, holdMs);
}

/** The rules are asked here; what they refuse is thrown. */
function toArguments(
  deps: BookingDeps,
  request: BookingRequest,
  question: HoldQuestion,
  catalogue: CatalogueSnapshot,
): ArgumentsOf<'place_hold'> {
  const now = deps.clock.now();
  const service = getServiceFor(catalogue, question.serviceId, question.moving);
  const able = checkRules(catalogue, service, question.start, now, question.resourceId);
  const span = toSpanArguments(catalogue, service, question.start);
  const id = deps.newId();
  const expires = new Date(now + catalogue.policy.holdMinutes * minuteMs);
  const { start, end } = span;
  return {
    ...toCommonArguments(request, now),
    ...span,
    draft: draftHold({ id, service, resourceId: able[0] ?? '', start, end, expires }),
    agreed: service.agreed,
    catalogue: catalogue.version,
    hold: id,
    event: deps.newId(),
    service: service.id,
    resources: able,
    expires,
    moving: question.moving?.id,
    holder: request.holder,
    conversation: request.conversation,
    most_holds: mostHolds(request),
    limits: findCountRules(catalogue, service, question.start, true),
  };
}
