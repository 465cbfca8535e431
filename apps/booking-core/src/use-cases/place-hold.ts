import type { Hold } from '@gomomo/contracts';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
  type MovedAppointment,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';
import { toHold } from '../domain/appointment-view.ts';
import { findCountRules } from '../domain/count-rules.ts';
import { slotTaken } from '../domain/refusals.ts';
import type { Outcome } from '../store/booking-calls.ts';
import { withFreshCatalogue } from '../store/catalogue-cache.ts';
import {
  mostHolds,
  toCommonArguments,
  type Answered,
  type BookingDeps,
  type BookingRequest,
} from './booking-deps.ts';
import { checkRules } from './check-rules.ts';
import { findAlternatives } from './nearest-slots.ts';
import { callWithLimits, orRefused, toSpanArguments } from './claim-time.ts';
import { settle } from './settle.ts';

export interface HoldQuestion {
  readonly serviceId: string;
  /** Epoch ms. */
  readonly start: number;
  readonly resourceId?: string;
  /** The appointment that is being moved; its proof has been seen. */
  readonly moving?: MovedAppointment;
}

const minuteMs = 60_000;

/**
 * Keeps a time for `policy.holdMinutes`, at any free resource unless one is named.
 *
 * @throws AppError `slot-unavailable`, `slot-taken` with alternatives, `rate-limited` (too many live
 *   holds), `not-found`, those of idempotency keys, `busy`
 */
export function createPlaceHold(deps: BookingDeps) {
  return (request: BookingRequest, question: HoldQuestion): Promise<Answered<Hold>> =>
    withFreshCatalogue(deps.catalogues, request, (catalogue) =>
      placeHold(deps, request, question, catalogue),
    );
}

async function placeHold(
  deps: BookingDeps,
  request: BookingRequest,
  question: HoldQuestion,
  catalogue: CatalogueSnapshot,
): Promise<Answered<Hold> | 'stale'> {
  const outcome = await orRefused(deps, request, catalogue, () =>
    claim(deps, request, question, catalogue),
  );
  if (outcome.outcome === 'stale') return 'stale';
  const settled = await settle(deps, request, outcome, ['placed'], {
    toTaken: async (reason) => {
      const service = serviceOf(catalogue, question);
      const resources = resourcesOf(catalogue, service, question.resourceId);
      const { start } = question;
      const near = { service, resources, start, ignoredIds: [] };
      return slotTaken(reason, await findAlternatives(deps, catalogue, near));
    },
  });
  if (settled.hold === undefined) throw new Error('no hold in outcome');
  const replayed = settled.outcome === 'replay';
  if (!replayed) deps.committed();
  const token = deps.tokens.holdToken(request.tenantId, settled.hold.id);
  const value = toHold(settled.hold, token, catalogue.timeZone);
  return { value, status: settled.status ?? 201, replayed };
}

const serviceOf = (catalogue: CatalogueSnapshot, question: HoldQuestion): SnapshotService =>
  getServiceFor(catalogue, question.serviceId, question.moving);

function claim(
  deps: BookingDeps,
  request: BookingRequest,
  question: HoldQuestion,
  catalogue: CatalogueSnapshot,
): Promise<Outcome> {
  const now = deps.clock.now();
  const service = serviceOf(catalogue, question);
  const able = checkRules(catalogue, service, question.start, now, question.resourceId);
  return callWithLimits(deps, request, 'place_hold', {
    ...toCommonArguments(request, now),
    ...toSpanArguments(catalogue, service, question.start),
    catalogue: catalogue.version,
    hold: deps.newId(),
    event: deps.newId(),
    service: service.id,
    resources: able,
    expires: new Date(now + catalogue.policy.holdMinutes * minuteMs),
    moving: question.moving?.id,
    holder: request.holder,
    conversation: request.conversation,
    most_holds: mostHolds(request),
    limits: findCountRules(catalogue, service, question.start, true),
  });
}
