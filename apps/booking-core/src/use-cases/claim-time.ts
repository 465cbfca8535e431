import { isAppError } from '@gomomo/kernel';
import { dayAround, toClaimTimes } from '@gomomo/scheduling';
import {
  toServiceRules,
  type CatalogueSnapshot,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';
import type { CountRule } from '../domain/count-rules.ts';
import { callBooking, callBookingSerializable, type Outcome } from '../store/booking-calls.ts';
import { orStale } from '../store/catalogue-cache.ts';
import type { BookingDeps, BookingRequest } from './booking-deps.ts';
import { orEarlierAnswer } from './settle.ts';

/** The visit, what it blocks with its buffers, and its local day, as every claiming function takes it. */
export function toSpanArguments(
  catalogue: CatalogueSnapshot,
  service: SnapshotService,
  start: number,
) {
  const times = toClaimTimes(start, toServiceRules(service));
  const day = dayAround(start, catalogue.timeZone);
  return {
    start: new Date(times.start),
    end: new Date(times.end),
    from: new Date(times.blockedFrom),
    to: new Date(times.blockedTo),
    day_from: new Date(day.start),
    day_to: new Date(day.end),
  };
}

/** One call at READ COMMITTED; at SERIALIZABLE where rules count rows. */
export function callWithLimits(
  deps: Pick<BookingDeps, 'pool'>,
  request: BookingRequest,
  name: string,
  given: Readonly<Record<string, unknown>> & { readonly limits: readonly CountRule[] | undefined },
): Promise<Outcome> {
  const { limits } = given;
  if (limits === undefined) return callBooking(deps.pool, name, given);
  return callBookingSerializable(deps.pool, request.tenantId, name, {
    ...given,
    limits: JSON.stringify(limits),
  });
}

/**
 * A refusal of the rules counts only if they still hold, and under a key only if the key has no answer
 * yet.
 */
export async function orRefused(
  deps: BookingDeps,
  request: BookingRequest,
  catalogue: CatalogueSnapshot,
  claim: () => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const outcome = await orStale(deps.catalogues, catalogue, claim);
    return outcome === 'stale' ? { outcome } : outcome;
  } catch (error) {
    if (!isAppError(error) || error.retryable) throw error;
    return orEarlierAnswer(deps, request, error);
  }
}
