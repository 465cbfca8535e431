import type { Hours, Policy } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import { fitsOneClaim, type ServiceRules } from '@gomomo/scheduling';

/** All that slot rules need of a tenant, as of one version of its catalogue. */
export interface CatalogueSnapshot {
  readonly id: string;
  readonly slug: string;
  readonly version: number;
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  readonly policy: Policy;
  readonly hours: Hours;
  readonly resources: readonly SnapshotResource[];
  readonly services: readonly SnapshotService[];
}

export interface SnapshotResource {
  readonly id: string;
  readonly name: string;
  readonly kind: 'staff' | 'room';
  readonly hours: Hours | null;
  readonly archived: boolean;
}

export interface SnapshotService {
  readonly id: string;
  readonly name: string;
  /** What a client is told of it now, and it is kept by: name, and price where there is one. */
  readonly agreed: object;
  readonly durationMinutes: number;
  readonly stepMinutes: number | null;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly minNoticeMinutes: number | null;
  readonly maxPerDay: number | null;
  readonly maxMinutesPerDay: number | null;
  readonly bookableFrom: string | null;
  readonly bookableTo: string | null;
  readonly archived: boolean;
  /** null = every staff resource, present and future. */
  readonly resourceIds: readonly string[] | null;
}

/**
 * A service that can be booked now. For moving, one that has been archived since counts too.
 *
 * @throws AppError `not-found`
 */
export function getService(
  catalogue: CatalogueSnapshot,
  serviceId: string,
  options: { readonly archivedToo?: boolean } = {},
): SnapshotService {
  const wanted = serviceId.toLowerCase();
  const service = catalogue.services.find(({ id }) => id === wanted);
  if (service === undefined || (service.archived && options.archivedToo !== true)) throw notFound();
  return service;
}

/** What of an appointment counts while it is moved. */
export interface MovedAppointment {
  readonly id: string;
  readonly serviceId: string;
  /** As agreed; the service may be longer or shorter by now. */
  readonly minutes: number;
}

/**
 * The service as it is booked now; for an appointment that moves as it was agreed, whatever has
 * become of the service since. The grid stays the catalogue's.
 *
 * @throws AppError `not-found`
 */
export function getServiceFor(
  catalogue: CatalogueSnapshot,
  serviceId: string,
  moved: MovedAppointment | undefined,
): SnapshotService {
  const service = getService(catalogue, serviceId, { archivedToo: moved !== undefined });
  if (moved === undefined || moved.serviceId !== service.id) return service;
  const agreed = {
    ...service,
    stepMinutes: service.stepMinutes ?? service.durationMinutes,
    durationMinutes: moved.minutes,
  };
  // Buffers that have grown since may leave no room for the agreed length in the longest claim.
  if (fitsOneClaim(toServiceRules(agreed))) return agreed;
  return { ...agreed, bufferBeforeMinutes: 0, bufferAfterMinutes: 0 };
}

/**
 * Who can give a service, in the order that breaks ties; one of them if asked for.
 *
 * @throws AppError `not-found` for a resource that does not give it
 */
export function resourcesOf(
  catalogue: CatalogueSnapshot,
  service: SnapshotService,
  resourceId?: string,
): SnapshotResource[] {
  const isAble = ({ id, kind, archived }: SnapshotResource): boolean =>
    !archived &&
    (service.resourceIds === null ? kind === 'staff' : service.resourceIds.includes(id));
  if (resourceId === undefined) return catalogue.resources.filter(isAble);
  const wantedId = resourceId.toLowerCase();
  const wanted = catalogue.resources.find(({ id }) => id === wantedId);
  if (wanted === undefined || !isAble(wanted)) throw notFound();
  return [wanted];
}

export function toServiceRules(service: SnapshotService): ServiceRules {
  return {
    durationMinutes: service.durationMinutes,
    stepMinutes: service.stepMinutes ?? undefined,
    bufferBeforeMinutes: service.bufferBeforeMinutes,
    bufferAfterMinutes: service.bufferAfterMinutes,
    minNoticeMinutes: service.minNoticeMinutes ?? undefined,
    maxPerDay: service.maxPerDay ?? undefined,
    maxMinutesPerDay: service.maxMinutesPerDay ?? undefined,
    bookableFrom: service.bookableFrom ?? undefined,
    bookableTo: service.bookableTo ?? undefined,
  };
}
