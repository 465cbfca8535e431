import { toEpochMs, type HistoryEntry } from '@gomomo/contracts';
import { noContent, ok } from '@gomomo/http';
import { formatInZone } from '@gomomo/scheduling';
import { toAppointment } from '../../domain/appointment-view.ts';
import type { CatalogueSnapshot } from '../../domain/catalogue-snapshot.ts';
import { normaliseContact } from '../../domain/contact.ts';
import { toICalendar } from '../../domain/icalendar.ts';
import { notFound } from '../../domain/refusals.ts';
import { findAppointment, type FoundAppointment } from '../../store/find-appointment.ts';
import { listAppointments } from '../../store/list-appointments.ts';
import { findClients, listBlocks, listHistory, type AuditEntry } from '../../store/read-records.ts';
import { toManageUrl } from '../../use-cases/appointment-answer.ts';
import type { createBlockTime, createUnblockTime } from '../../use-cases/block-time.ts';
import type { BookingDeps } from '../../use-cases/booking-deps.ts';
import type { createEraseClient } from '../../use-cases/erase.ts';
import { bindRoute, type AnyRequest, type Bound } from '../bind-route.ts';
import { toBookingRequest } from '../booking-request.ts';
import type { TenantRef } from '../find-tenant.ts';
import type { GivenProof, Proofs } from '../proofs.ts';
import { requireUuid } from '../require-uuid.ts';
import { toWrittenAnswer } from '../written-answer.ts';

export interface RecordRouteDeps {
  readonly booking: BookingDeps;
  readonly proofs: Proofs;
  readonly blockTime: ReturnType<typeof createBlockTime>;
  readonly unblockTime: ReturnType<typeof createUnblockTime>;
  readonly eraseClient: ReturnType<typeof createEraseClient>;
  /** What anybody may know of the tenant: where the appointment takes place. */
  getPublicTenant(tenantId: string, version: number): Promise<unknown>;
}

/** What is on record: appointments, their history and calendar, time off, clients. */
export function recordRoutes(deps: RecordRouteDeps): Bound[] {
  return [...readRoutes(deps), ...historyRoutes(deps), ...blockRoutes(deps), ...clientRoutes(deps)];
}

/** The catalogue at least as new as the door has seen it. */
const catalogues =
  ({ booking }: RecordRouteDeps) =>
  ({ id, version }: TenantRef): Promise<CatalogueSnapshot> =>
    booking.catalogues.get(id, version);

type Shared = Pick<AnyRequest, 'caller' | 'tenant' | 'shell'>;

/** @throws AppError `not-found`, `rate-limited` */
async function seeAppointment(
  deps: RecordRouteDeps,
  request: Shared,
  reference: string,
  proof: GivenProof,
): Promise<{ found: FoundAppointment; proved: boolean }> {
  const seen = await deps.proofs.see(request, reference, proof, { serviceReads: true });
  const found = await findAppointment(deps.booking.pool, request.tenant.id, seen.appointmentId);
  if (found === undefined) throw notFound();
  return { found, proved: seen.proved };
}

function readRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool } = deps.booking;
  const catalogueOf = catalogues(deps);
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
      const page = await listAppointments(pool, {
        tenantId: request.tenant.id,
        ...filter,
        from: toEpochMs(from),
        to: toEpochMs(to),
        ...(normalised === undefined ? {} : { contact: normalised }),
        ...(updatedSince === undefined ? {} : { updatedSince: toEpochMs(updatedSince) }),
      });
      return ok({ ...page, items: page.items.map((stored) => toAppointment(stored)) });
    }),
  ];
}

function historyRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool } = deps.booking;
  return [
    bindRoute('listHistory', async (request) => {
      const { found } = await seeAppointment(deps, request, request.params.reference, {});
      const { id, timeZone } = found.appointment;
      const page = await listHistory(pool, request.tenant.id, id, request.query);
      return ok({ ...page, items: page.items.map((entry) => toHistoryEntry(entry, timeZone)) });
    }),
    bindRoute('getAppointmentCalendar', async (request) => {
      const seen = await deps.proofs.see(request, request.params.reference, request.headers, {
        serviceReads: false,
      });
      const { tenant } = request;
      const found = await findAppointment(pool, tenant.id, seen.appointmentId);
      if (found === undefined) throw notFound();
      const { name, profile } = (await deps.getPublicTenant(tenant.id, tenant.version)) as {
        name: string;
        profile: { address?: string };
      };
      const location = profile.address === undefined ? {} : { location: profile.address };
      return {
        status: 200,
        body: toICalendar(toAppointment(found), { businessName: name, ...location }),
        headers: {
          'content-type': 'text/calendar; charset=utf-8',
          'content-disposition': `attachment; filename="${found.appointment.reference}.ics"`,
        },
      };
    }),
  ];
}

function toHistoryEntry(entry: AuditEntry, timeZone: string): HistoryEntry {
  const { actorKind, actorId, channel } = entry;
  return {
    at: formatInZone(entry.at.getTime(), timeZone),
    actor: { kind: actorKind, channel, ...(actorId === null ? {} : { id: actorId }) },
    action: entry.action,
    before: entry.before,
    after: entry.after,
  };
}

function blockRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool, clock } = deps.booking;
  const catalogueOf = catalogues(deps);
  const requireResource = async (tenant: TenantRef, text: string): Promise<string> => {
    const id = requireUuid(text);
    const isLive = ({ resources }: CatalogueSnapshot) =>
      resources.some((resource) => resource.id === id && !resource.archived);
    if (isLive(await catalogueOf(tenant))) return id;
    // A resource made by another replica a moment ago.
    if (isLive(await deps.booking.catalogues.reload(tenant.id))) return id;
    throw notFound();
  };
  return [
    bindRoute('listBlocks', async (request) => {
      const { tenant } = request;
      const resourceId = await requireResource(tenant, request.params.id);
      const { timeZone } = await catalogueOf(tenant);
      const page = await listBlocks(pool, tenant.id, resourceId, clock.now(), request.query);
      const local = (at: Date) => formatInZone(at.getTime(), timeZone);
      const items = page.items.map(({ start, end, ...block }) => ({
        ...block,
        start: local(start),
        end: local(end),
      }));
      return ok({ ...page, items });
    }),
    bindRoute('createBlock', async (request) => {
      const resourceId = await requireResource(request.tenant, request.params.id);
      const { start, end, reason } = request.body;
      const { value, status, replayed } = await deps.blockTime(toBookingRequest(request), {
        resourceId,
        start: toEpochMs(start),
        end: toEpochMs(end),
        ...(reason === undefined ? {} : { reason }),
      });
      return toWrittenAnswer({ body: value, status, replayed });
    }),
    bindRoute('deleteBlock', async (request) => {
      const resourceId = requireUuid(request.params.id);
      const blockId = requireUuid(request.params.blockId);
      const asked = toBookingRequest({ ...request, body: undefined });
      await deps.unblockTime(asked, { resourceId, blockId });
      return noContent;
    }),
  ];
}

function clientRoutes(deps: RecordRouteDeps): Bound[] {
  const { pool } = deps.booking;
  const catalogueOf = catalogues(deps);
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
