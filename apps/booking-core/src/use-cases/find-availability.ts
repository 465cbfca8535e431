import type { Explanation } from '@gomomo/contracts';
import { explainStart, findSlots, type SlotList } from '@gomomo/scheduling';
import {
  getServiceFor,
  resourcesOf,
  type CatalogueSnapshot,
  type MovedAppointment,
} from '../domain/catalogue-snapshot.ts';
import { orStale, withFreshCatalogue } from '../store/catalogue-cache.ts';
import type { BookingDeps } from './booking-deps.ts';
import { loadDiary, type DiaryQuery } from './load-diary.ts';
import { nearWindow, toSlot } from './nearest-slots.ts';

export interface AvailabilityQuestion {
  readonly tenantId: string;
  readonly catalogueVersion?: number;
  readonly serviceId: string;
  readonly resourceId?: string;
  /** The caller's own hold, the appointment being moved and its claim: they do not block. */
  readonly ignoredIds: readonly string[];
  readonly moving?: MovedAppointment;
}

/** Starts that can be booked now. @throws AppError `not-found`, `busy` */
export function createFindAvailability(deps: BookingDeps) {
  return (
    question: AvailabilityQuestion & {
      readonly from: number;
      readonly to: number;
      readonly limit: number;
    },
  ): Promise<SlotList & { readonly timeZone: string }> =>
    withRules(deps, question, async (catalogue) => {
      const { from, to, limit } = question;
      const window = { from, to };
      const diary = await loadAsked(deps, catalogue, question, window, deps.clock.now());
      if (diary === 'stale') return 'stale';
      return { timeZone: catalogue.timeZone, ...findSlots({ ...diary, window, limit }) };
    });
}

/** Why one start can or cannot be booked, and what is free near it. */
export function createExplainSlot(deps: BookingDeps) {
  return (question: AvailabilityQuestion & { readonly start: number }): Promise<Explanation> =>
    withRules(deps, question, async (catalogue) => {
      const { start } = question;
      const now = deps.clock.now();
      const near = nearWindow(start, now);
      const window = { from: Math.min(near.from, start), to: near.to };
      const diary = await loadAsked(deps, catalogue, question, window, now);
      if (diary === 'stale') return 'stale';
      const { available, reason, nearest } = explainStart({ ...diary, start, window: near });
      return {
        available,
        ...(reason === undefined ? {} : { reason }),
        nearest: nearest.map((slot) => toSlot(slot, catalogue.timeZone)),
      };
    });
}

/** The diary of the service and resource that are asked about; a replica may not know the catalogue yet. */
function loadAsked(
  deps: BookingDeps,
  catalogue: CatalogueSnapshot,
  { serviceId, resourceId, ignoredIds, moving }: AvailabilityQuestion,
  window: DiaryQuery['window'],
  now: number,
) {
  const service = getServiceFor(catalogue, serviceId, moving);
  const resources = resourcesOf(catalogue, service, resourceId);
  const query = { service, resources, window, ignoredIds, now };
  return deps.reads.read(
    catalogue.id,
    (pool) => loadDiary({ pool }, catalogue, query),
    (diary) => diary !== 'stale',
  );
}

const withRules = <Result>(
  { catalogues }: BookingDeps,
  question: AvailabilityQuestion,
  work: (catalogue: CatalogueSnapshot) => Promise<Result | 'stale'>,
): Promise<Result> =>
  withFreshCatalogue(catalogues, question, (catalogue) =>
    orStale(catalogues, catalogue, () => work(catalogue)),
  );
