import { checkStart } from '@gomomo/scheduling';
import {
  resourcesOf,
  type CatalogueSnapshot,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';
import { slotUnavailable } from '../domain/refusals.ts';
import { toEmptyDiary } from './load-diary.ts';

/**
 * Who could take a start by the rules alone; the database decides among them.
 *
 * @throws AppError `slot-unavailable` with the reason, `not-found` for a resource that does not give
 *   the service
 */
export function checkRules(
  catalogue: CatalogueSnapshot,
  service: SnapshotService,
  start: number,
  now: number,
  resourceId?: string,
): readonly string[] {
  const resources = resourcesOf(catalogue, service, resourceId);
  const verdict = checkStart(toEmptyDiary(catalogue, { service, resources, now }), start);
  if (!verdict.available) throw slotUnavailable(verdict.reason);
  return verdict.resourceIds;
}
