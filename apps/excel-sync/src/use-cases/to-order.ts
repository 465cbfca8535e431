import type { MirroredAppointment } from '@gomomo/mirror';
import type { PublicTenant } from '@gomomo/contracts';
import { setImmediate } from 'node:timers/promises';
import type { AppointmentFacts } from '../domain/facts.ts';
import type { WorkbookOrder } from '../workbook/jobs.ts';

const nobody = { name: null, phone: null, email: null };

export const toFacts = ({ appointment, pii }: MirroredAppointment): AppointmentFacts => ({
  appointment,
  pii: pii ?? nobody,
});

const pageSize = 250;
const encoder = new TextEncoder();
const toBytes = (text: string): Uint8Array => encoder.encode(text);

/** Page by page, with a pause for others after each. */
async function toPages(items: readonly unknown[]): Promise<Uint8Array[]> {
  const pages: Uint8Array[] = [];
  for (let from = 0; from < items.length; from += pageSize) {
    pages.push(toBytes(JSON.stringify(items.slice(from, from + pageSize))));
    await setImmediate();
  }
  return pages;
}

export interface OrderFacts {
  readonly tenant: PublicTenant;
  readonly appointments: readonly AppointmentFacts[];
  readonly changePages: readonly string[];
  readonly sourceVersion: number;
  readonly now: number;
}

export async function toOrder(facts: OrderFacts): Promise<WorkbookOrder> {
  const { tenant, appointments, changePages, now, sourceVersion } = facts;
  const { id, name, timeZone, locale, currency, resources } = tenant;
  const business = { id, name, timeZone, locale, currency, resources };
  const appointmentPages = await toPages(appointments);
  return {
    ...{ facts: { business, now, sourceVersion }, appointmentPages },
    changePages: changePages.map(toBytes),
  };
}
