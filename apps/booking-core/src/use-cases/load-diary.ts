import { claimsWindow, countsWindow, type Diary } from '@gomomo/scheduling';
import { notFound } from '@gomomo/kernel';
import {
  toServiceRules,
  type CatalogueSnapshot,
  type SnapshotResource,
  type SnapshotService,
} from '../domain/catalogue-snapshot.ts';
import { findLiveClaims } from '../store/live-claims.ts';
import { findServiceVisits } from '../store/service-visits.ts';
import type { BookingDeps } from './booking-deps.ts';

export interface DiaryQuery {
  readonly service: SnapshotService;
  readonly resources: readonly SnapshotResource[];
  /** Starts that will be asked for, epoch ms, both inclusive. */
  readonly window: { readonly from: number; readonly to: number };
  /** The caller's own hold, the claim and appointment being moved. */
  readonly ignoredIds: readonly string[];
  readonly now: number;
}

/** A diary without claims: what the rules alone say. */
export function toEmptyDiary(
  catalogue: CatalogueSnapshot,
  query: Pick<DiaryQuery, 'service' | 'resources' | 'now'>,
): Diary {
  return {
    now: query.now,
    timeZone: catalogue.timeZone,
    tenantHours: catalogue.hours,
    service: toServiceRules(query.service),
    policy: catalogue.policy,
    resources: query.resources.map(({ id, hours }) => ({
      id,
      claims: [],
      ...(hours === null ? {} : { hours }),
    })),
  };
}

/** The diary of a service as of now; `stale` when the catalogue has changed since it was read. */
export async function loadDiary(
  deps: Pick<BookingDeps, 'pool'>,
  catalogue: CatalogueSnapshot,
  query: DiaryQuery,
): Promise<Diary | 'stale'> {
  const empty = toEmptyDiary(catalogue, query);
  const { id: tenantId, timeZone } = catalogue;
  const live = await findLiveClaims(deps.pool, {
    tenantId,
    resourceIds: query.resources.map(({ id }) => id),
    window: claimsWindow(query.window, empty.service, timeZone),
    now: query.now,
    ignoredIds: query.ignoredIds,
  });
  if (live === undefined) throw notFound();
  if (live.version !== catalogue.version) return 'stale';
  const counts = query.service.maxPerDay ?? query.service.maxMinutesPerDay;
  const serviceBooked =
    counts === null
      ? undefined
      : await findServiceVisits(deps.pool, {
          tenantId,
          serviceId: query.service.id,
          window: countsWindow(query.window, timeZone),
          now: query.now,
        });
  return {
    ...empty,
    ignoredIds: query.ignoredIds,
    serviceBooked,
    resources: empty.resources.map((resource) => ({
      ...resource,
      claims: live.byResource.get(resource.id) ?? [],
    })),
  };
}
