import { defineRoutes, type OperationIdOf } from '../route.ts';
import { clientRoutes, internalRoutes, keyRoutes } from './accounts.ts';
import { bookingRoutes, changeRoutes, recordRoutes } from './appointments.ts';
import { availabilityRoutes } from './availability.ts';
import { blockRoutes, resourceRoutes, serviceRoutes } from './catalogue.ts';
import { tenantRoutes } from './tenants.ts';

/** Every route of booking-core. */
export const bookingCoreRoutes = defineRoutes([
  ...tenantRoutes,
  ...serviceRoutes,
  ...resourceRoutes,
  ...blockRoutes,
  ...availabilityRoutes,
  ...bookingRoutes,
  ...changeRoutes,
  ...recordRoutes,
  ...clientRoutes,
  ...keyRoutes,
  ...internalRoutes,
]);

/** What counts in the limit of successful booking writes without a key. */
export const bookingWrites = [
  'createHold',
  'createAppointment',
  'rescheduleAppointment',
  'cancelAppointment',
] as const satisfies readonly OperationIdOf<typeof bookingCoreRoutes>[];
