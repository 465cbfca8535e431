import type { AppointmentTarget } from '@gomomo/mirror';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { findConnection } from '../store/connections.ts';
import { eraseTenant } from '../store/erase-tenant.ts';
import type { ApplyAppointment } from './apply-appointment.ts';
import type { EndPermission } from './end-permission.ts';
import type { ObserveEvents } from './observe-events.ts';

export interface CalendarTargetDeps {
  readonly pool: Pool;
  readonly applyAppointment: ApplyAppointment;
  readonly observeEvents: ObserveEvents;
  readonly endPermission: EndPermission;
}

/** One account a tenant: what goes there goes one after the other, to whichever of its calendars. */
const lane = 'google';

/** The tenants' Google Calendars as a mirror of their appointments. */
export function createCalendarTarget(deps: CalendarTargetDeps): AppointmentTarget {
  const { pool } = deps;
  return {
    grain: 'appointment',
    laneOf: async (tx, tenantId) =>
      (await findConnection(tx, tenantId)) === undefined ? undefined : lane,
    expects: ({ appointment }) => appointment.status !== 'cancelled',
    apply: deps.applyAppointment,
    observe: deps.observeEvents,
    async erase(tenantId) {
      const connection = await withTransaction(
        pool,
        async (tx) => {
          const found = await findConnection(tx, tenantId);
          await eraseTenant(tx, tenantId);
          return found;
        },
        { tenantId },
      );
      if (connection !== undefined) await deps.endPermission(connection);
      return { kind: 'done' };
    },
  };
}
