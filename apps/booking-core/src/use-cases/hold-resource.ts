import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
  type MovedAppointment,
} from '../domain/catalogue-snapshot.ts';
import { resourceGone } from '../domain/refusals.ts';
import { findHold } from '../store/find-hold.ts';
import type { BookingDeps } from './booking-deps.ts';
import { findAlternatives } from './nearest-slots.ts';

/**
 * A hold promises a time with somebody. Who has been archived since cannot keep it, so the time is
 * refused and others are offered; a hold that has ended or been booked is answered elsewhere. The
 * claim is read only where somebody has left at all.
 *
 * @throws AppError `slot-unavailable` with `closed` and up to three alternatives
 */
export async function checkHoldResource(
  deps: BookingDeps,
  catalogue: CatalogueSnapshot,
  holdId: string,
  moved?: MovedAppointment,
): Promise<void> {
  const gone = catalogue.resources.filter(({ archived }) => archived);
  if (gone.length === 0) return;
  const hold = await findHold(deps.pool, catalogue.id, holdId);
  if (hold === undefined || hold.state !== 'held' || hold.expiresAt <= deps.clock.now()) return;
  if (!gone.some(({ id }) => id === hold.resourceId)) return;
  const service = getServiceFor(catalogue, hold.serviceId, moved);
  const near = {
    service,
    resources: resourcesOf(catalogue, service),
    start: hold.start,
    ignoredIds: [holdId],
    startToo: true,
  };
  throw resourceGone(await findAlternatives(deps, catalogue, near));
}
