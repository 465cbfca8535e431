import type { LocalTime, LocalDate } from '../command.ts';

/**
 * What the core knows about the business: the public tenant answer of booking-core, by shape.
 * `synonyms` only arrive with a key that may see them.
 */
export interface TenantFacts {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly locale: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly country?: string;
  readonly profile: TenantProfile;
  readonly hours: OpeningHours;
  readonly services: readonly ServiceFacts[];
  readonly resources: readonly ResourceFacts[];
  readonly policy: PolicyFacts;
}

export interface TenantProfile {
  readonly tagline?: string;
  readonly address?: string;
  readonly phone?: string;
  readonly email?: string;
  readonly website?: string;
  readonly arrivalNote?: string;
  /** Only arrives with a key that may see it. */
  readonly faq?: readonly FrequentQuestion[];
}

export interface FrequentQuestion {
  readonly question: string;
  readonly answer: string;
}

export interface OpeningHours {
  /** ISO weekdays, 1 = Monday; `end` up to `36:00`, the next day's noon. */
  readonly weekly: readonly {
    readonly days: readonly number[];
    readonly start: LocalTime;
    readonly end: LocalTime;
  }[];
  readonly overrides: readonly {
    readonly date: LocalDate;
    readonly windows: readonly { readonly start: LocalTime; readonly end: LocalTime }[];
  }[];
}

export interface ServiceFacts {
  readonly id: string;
  readonly name: string;
  readonly durationMinutes: number;
  /** Minor units of the tenant's currency; absent: no price is known and none is said. */
  readonly priceMinor?: number | null;
  /** Absent: every member of staff. */
  readonly resourceIds?: readonly string[] | null;
  readonly synonyms?: readonly string[];
}

export interface ResourceFacts {
  readonly id: string;
  readonly name: string;
  readonly kind: 'staff' | 'room';
}

export interface PolicyFacts {
  readonly minNoticeMinutes: number;
  readonly horizonDays: number;
  readonly holdMinutes: number;
  readonly cancelCutoffMinutes: number;
  readonly rescheduleCutoffMinutes: number;
}

export function findService(tenant: TenantFacts, id: string): ServiceFacts | undefined {
  return tenant.services.find((service) => service.id === id);
}

export function findResource(tenant: TenantFacts, id: string): ResourceFacts | undefined {
  return tenant.resources.find((resource) => resource.id === id);
}

/** Who does a service: the named ones, else all staff. */
export function staffOf(tenant: TenantFacts, service: ServiceFacts): ResourceFacts[] {
  const named = service.resourceIds;
  return tenant.resources.filter((resource) =>
    named && named.length > 0 ? named.includes(resource.id) : resource.kind === 'staff',
  );
}
