import type { PublicTenant } from '@gomomo/contracts';
import type { WorkbookOrder } from '../workbook/jobs.ts';

export interface OrderFacts {
  readonly tenant: PublicTenant;
  readonly appointmentPages: Uint8Array[];
  readonly changePages: Uint8Array[];
  readonly sourceVersion: number;
  readonly now: number;
}

export function toOrder(facts: OrderFacts): WorkbookOrder {
  const { tenant, appointmentPages, changePages, now, sourceVersion } = facts;
  const { id, name, timeZone, locale, currency, resources } = tenant;
  const business = { id, name, timeZone, locale, currency, resources };
  return { facts: { business, now, sourceVersion }, appointmentPages, changePages };
}
