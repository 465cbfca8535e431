import { bookingCoreRoutes } from '@gomomo/contracts';
import { formatInZone } from '@gomomo/scheduling';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { normaliseContact } from '../domain/contact.ts';
import { findEarlierAnswer } from '../store/kept-answers.ts';
import { findAppointment } from '../store/find-appointment.ts';
import { listTenantPage } from '../store/list-tenants.ts';
import { createPublicTenants, type createTenantLookUp } from '../store/tenant-look-up.ts';
import { createWrongProofs } from '../store/wrong-proofs.ts';
import { createBlockTime, createUnblockTime } from '../use-cases/block-time.ts';
import { createBookAppointment } from '../use-cases/book-appointment.ts';
import type { BookingDeps } from '../use-cases/booking-deps.ts';
import {
  createCancelAppointment,
  createConcludeAppointment,
  createReleaseHold,
  createReopenAppointment,
} from '../use-cases/change-appointment.ts';
import { createConfirmHold } from '../use-cases/confirm-hold.ts';
import { createEraseClient, createEraseTenant } from '../use-cases/erase.ts';
import { createExplainSlot, createFindAvailability } from '../use-cases/find-availability.ts';
import { createPlaceHold } from '../use-cases/place-hold.ts';
import { createRescheduleAppointment } from '../use-cases/reschedule-appointment.ts';
import type { Authenticate } from './authenticate.ts';
import type { Bound } from './bind-route.ts';
import type { FindTenant } from './find-tenant.ts';
import type { Limits } from './limits.ts';
import { createProofs, type Proofs } from './proofs.ts';
import { appointmentRoutes } from './routes/appointment-routes.ts';
import { blockRoutes } from './routes/block-routes.ts';
import { catalogueRoutes } from './routes/catalogue-routes.ts';
import { internalRoutes } from './routes/internal-routes.ts';
import { recordRoutes } from './routes/record-routes.ts';
import { tenantRoutes } from './routes/tenant-routes.ts';

export interface BindDeps {
  readonly booking: BookingDeps;
  readonly catalogue: Catalogue;
  readonly findTenant: FindTenant;
  readonly authenticate: Authenticate;
  readonly limits: Limits;
  readonly lookUp: ReturnType<typeof createTenantLookUp>;
}

/** A handler for every route of the table; one that is missing stops the start. */
export function bindAll(deps: BindDeps): Bound[] {
  const { booking, catalogue, findTenant, authenticate } = deps;
  const proofs = bindProofs(booking);
  const getPublicTenant = createPublicTenants(booking.pool);
  const bound = [
    ...tenantRoutes({
      catalogue,
      findTenant,
      authenticate,
      getPublicTenant,
      listTenants: (page) => listTenantPage(booking.pool, page, formatInZone),
      eraseTenant: createEraseTenant(booking),
      committed: booking.committed,
    }),
    ...catalogueRoutes({ catalogue, findTenant, committed: booking.committed }),
    ...bindAppointments(deps, proofs),
    ...recordRoutes({ booking, proofs, getPublicTenant, eraseClient: createEraseClient(booking) }),
    ...blockRoutes({
      booking,
      blockTime: createBlockTime(booking),
      unblockTime: createUnblockTime(booking),
    }),
    ...internalRoutes({
      isOperator: authenticate.isOperator,
      findTenantByKeyHash: deps.lookUp.byKeyHash,
      findTenantByPhoneNumber: deps.lookUp.byPhoneNumber,
    }),
  ];
  requireAll(bound);
  return bound;
}

const bindAppointments = ({ booking, limits }: BindDeps, proofs: Proofs): Bound[] =>
  appointmentRoutes({
    ...{ limits, proofs, tokens: booking.tokens },
    isAnswered: async ({ tenantId, keyed }) =>
      keyed !== undefined && (await findEarlierAnswer(booking.pool, tenantId, keyed)) !== null,
    findAppointment: (tenantId, named) => findAppointment(booking.pool, tenantId, named),
    findAvailability: createFindAvailability(booking),
    explainSlot: createExplainSlot(booking),
    placeHold: createPlaceHold(booking),
    releaseHold: createReleaseHold(booking),
    bookAppointment: createBookAppointment(booking),
    confirmHold: createConfirmHold(booking),
    rescheduleAppointment: createRescheduleAppointment(booking),
    cancelAppointment: createCancelAppointment(booking),
    concludeAppointment: createConcludeAppointment(booking),
    reopenAppointment: createReopenAppointment(booking),
  });

function bindProofs({ pool, clock, tokens, catalogues }: BookingDeps): Proofs {
  return createProofs({
    ...createWrongProofs(pool, () => clock.now()),
    normaliseContact,
    countryOf: async ({ id, version }) => (await catalogues.get(id, version)).country,
    opens: (tenantId, appointmentId, token) =>
      tokens.opensAppointment(tenantId, appointmentId, token),
    findProvable: async (tenantId, named) => {
      const found = await findAppointment(pool, tenantId, named);
      if (found === undefined) return undefined;
      const { phone, email } = found.pii;
      return { appointmentId: found.appointment.id, phone, email };
    },
  });
}

function requireAll(bound: readonly Bound[]): void {
  const names = new Set(bound.map(({ spec }) => spec.operationId));
  const missing = bookingCoreRoutes.filter(({ operationId }) => !names.has(operationId));
  if (missing.length > 0 || names.size !== bound.length) {
    throw new Error(`routes without a handler: ${missing.map((r) => r.operationId).join(', ')}`);
  }
}
