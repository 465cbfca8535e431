import { toEpochMs, type HistoryEntry } from '@gomomo/contracts';
import { noContent, ok } from '@gomomo/http';
import { toICalendar, type CalendarBusiness } from '@gomomo/icalendar';
import { formatInZone } from '@gomomo/scheduling';
import { notFound } from '@gomomo/kernel';
import { toAppointment } from '../../domain/appointment-view.ts';
import { normaliseContact } from '../../domain/contact.ts';
import { findAppointment, type FoundAppointment } from '../../store/find-appointment.ts';
import { listAppointments } from '../../store/list-appointments.ts';
import { findClients, listHistory, type AuditEntry } from '../../store/read-records.ts';
import { toManageUrl } from '../../use-cases/appointment-answer.ts';
import type { BookingDeps } from '../../use-cases/booking-deps.ts';
import type { createEraseClient } from '../../use-cases/erase.ts';
import { bindRoute, type Bound } from '../bind-route.ts';
import { toBookingRequest } from '../booking-request.ts';
import type { TenantRef } from '../find-tenant.ts';
import type { GivenProof, Proofs, ProvingRequest } from '../proofs.ts';
import { requireUuid } from '../require-uuid.ts';

export interface RecordRouteDeps {
  readonly booking: BookingDeps;
  readonly proofs: Proofs;
  readonly eraseClient: ReturnType<typeof createEraseClient>;
  /** What anybody may know of the tenant: where the appointment takes place. */
  getPublicTenant(tenantId: string, version: number): Promise<unknown>;
}

/** What is on record: appointments, their history and calendar, clients. */
export function recordRoutes(deps: RecordRouteDeps): Bound[] {
  return [...readRoutes(deps), ...historyRoutes(deps), ...clientRoutes(deps)];
}

/** @throws AppError `not-found`, `rate-limited` */
async function seeAppointment(
  deps: RecordRouteDeps,
  request: ProvingRequest,
  reference: string,
  proof: GivenProof,
): Promise<{ found: FoundAppointment; proved: boolean }> {
  const seen = await deps.proofs.see(request, reference, proof, { serviceReads: true });
  const found = await findAppointment(deps.booking.pool, request.tenant.id, seen.appointmentId);
  if (found === undefined) throw notFound();
  return { found, proved: seen.proved };
}

function readRoutes(deps: RecordRouteDeps): Bound[] {
  const { reads, catalogues } = deps.booking;
  const catalogueOf = ({ id, version }: TenantRef) => catalogues.get(id, version);
  return [
    bindRoute('getAppointment', async (request) => {
      const { found, proved } = await seeAppointment(
        deps,
        request,
        request.params.reference,
        request.headers,
      );
      const { id, slug } = request.tenant;
      const manageUrl = proved ? toManageUrl(deps.booking, slug, id, found.appointment) : undefined;
      return ok(toAppointment(found, manageUrl));
    }),
    bindRoute('listAppointments', async (request) => {
      const { from, to, contact, updatedSince, ...filter } = request.query;
      const { country } = await catalogueOf(request.tenant);
      const normalised = contact === undefined ? undefined : normaliseContact(contact, country);
      if (contact !== undefined && normalised === undefined) {
        return ok({ items: [], nextCursor: null });
      }
      const wanted = {
        tenantId: request.tenant.id,
        ...filter,
        from: toEpochMs(from),
        to: toEpochMs(to),
        ...(normalised === undefined ? {} : { contact: normalised }),
        ...(updatedSince === undefined ? {} : { updatedSince: toEpochMs(updatedSince) }),
      };
      const page = await reads.read(wanted.tenantId, (pool) => listAppointments(pool, wanted));
      return ok({ ...page, items: page.items.map((stored) => toAppointment(stored)) });
    }),
  ];
}

function historyRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool, reads } = deps.booking;
  return [
    bindRoute('listHistory', async (request) => {
      const { found } = await seeAppointment(deps, request, request.params.reference, {});
      const { id, timeZone } = found.appointment;
      const { tenant, query } = request;
      const page = await reads.read(tenant.id, (at) => listHistory(at, tenant.id, id, query));
      return ok({ ...page, items: page.items.map((entry) => toHistoryEntry(entry, timeZone)) });
    }),
    bindRoute('getAppointmentCalendar', async (request) => {
      const seen = await deps.proofs.see(request, request.params.reference, request.headers, {
        serviceReads: false,
      });
      const { tenant } = request;
      const found = await findAppointment(pool, tenant.id, seen.appointmentId);
      if (found === undefined) throw notFound();
      const business = toBusiness(await deps.getPublicTenant(tenant.id, tenant.version));
      return {
        status: 200,
        body: toICalendar(toAppointment(found), business),
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${found.appointment.reference}.ics"`,
        },
      };
    }),
  ];
}

function toBusiness(publicTenant: unknown): CalendarBusiness {
  const { name, profile } = publicTenant as {
    name: string;
    profile: { address?: string; email?: string };
  };
  const { address, email } = profile;
  return {
    name,
    ...(address === undefined ? {} : { address }),
    ...(email === undefined ? {} : { email }),
  };
}

function toHistoryEntry(entry: AuditEntry, timeZone: string): HistoryEntry {
  const { actorKind, actorId, channel } = entry;
  return {
    at: formatInZone(entry.at.getTime(), timeZone),
    actor: { kind: actorKind, channel, ...(actorId === null ? {} : { id: actorId }) },
    action: entry.action,
    before: withLocalInstants(entry.before, timeZone),
    after: withLocalInstants(entry.after, timeZone),
  };
}

const instantFields: ReadonlySet<string> = new Set(['start', 'end', 'createdAt', 'updatedAt']);

/** Instants are kept in UTC and answered with the tenant's offset, like everywhere. */
const withLocalInstants = (fields: AuditEntry['before'], timeZone: string) =>
  fields &&
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      instantFields.has(name) ? formatInZone(toEpochMs(String(value)), timeZone) : value,
    ]),
  );

function clientRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool, catalogues } = deps.booking;
  const catalogueOf = ({ id, version }: TenantRef) => catalogues.get(id, version);
  return [
    bindRoute('findClients', async (request) => {
      const { country, timeZone } = await catalogueOf(request.tenant);
      const contact = normaliseContact(request.query.contact, country);
      if (contact === undefined) return ok({ items: [], nextCursor: null });
      const page = await findClients(pool, request.tenant.id, contact, request.query);
      const items = page.items.map(({ createdAt, ...client }) => ({
        ...client,
        createdAt: formatInZone(createdAt.getTime(), timeZone),
      }));
      return ok({ ...page, items });
    }),
    bindRoute('deleteClient', async (request) => {
      const asked = toBookingRequest({ ...request, body: undefined });
      await deps.eraseClient(asked, requireUuid(request.params.id));
      return noContent;
    }),
  ];
}
