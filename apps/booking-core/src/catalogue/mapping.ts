import type { Resource, Service, Tenant, TenantSummary } from '@gomomo/contracts';
import type {
  PhoneNumber,
  Resource as ResourceRow,
  Service as ServiceRow,
  ServiceResource,
  Tenant as TenantRow,
} from './generated/client.ts';

export type ServiceWithResources = ServiceRow & { readonly resources: readonly ServiceResource[] };

const toLocalDate = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

export function toService(row: ServiceWithResources): Service {
  return {
    id: row.id,
    name: row.name,
    durationMinutes: row.durationMinutes,
    stepMinutes: row.stepMinutes ?? row.durationMinutes,
    bufferBeforeMinutes: row.bufferBeforeMinutes,
    bufferAfterMinutes: row.bufferAfterMinutes,
    priceMinor: row.priceMinor,
    minNoticeMinutes: row.minNoticeMinutes,
    maxPerDay: row.maxPerDay,
    maxMinutesPerDay: row.maxMinutesPerDay,
    bookableFrom: toLocalDate(row.bookableFrom),
    bookableTo: toLocalDate(row.bookableTo),
    resourceIds: row.allStaff ? null : row.resources.map(({ resourceId }) => resourceId).sort(),
    synonyms: row.synonyms,
  };
}

export function toResource(row: ResourceRow): Resource {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as Resource['kind'],
    hours: row.hours as Resource['hours'],
  };
}

export function toTenantSummary(
  row: TenantRow & { readonly phoneNumbers: readonly PhoneNumber[] },
  formatInstant: (at: Date, timeZone: string) => string,
): TenantSummary {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    timeZone: row.timeZone,
    locale: row.locale,
    currency: row.currency,
    country: row.country,
    phoneNumbers: row.phoneNumbers.map(({ number }) => number).sort(),
    version: row.version,
    createdAt: formatInstant(row.createdAt, row.timeZone),
    updatedAt: formatInstant(row.updatedAt, row.timeZone),
  };
}

export function toTenant(
  row: TenantRow & {
    readonly phoneNumbers: readonly PhoneNumber[];
    readonly services: readonly ServiceWithResources[];
    readonly resources: readonly ResourceRow[];
  },
  formatInstant: (at: Date, timeZone: string) => string,
): Tenant {
  return {
    ...toTenantSummary(row, formatInstant),
    profile: row.profile as Tenant['profile'],
    policy: row.policy as Tenant['policy'],
    hours: row.hours as Tenant['hours'],
    services: row.services.map(toService),
    resources: row.resources.map(toResource),
  };
}
