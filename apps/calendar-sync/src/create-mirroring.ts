import { createMirror, type Mirror } from '@gomomo/mirror';
import type { CalendarSyncDeps } from './calendar-sync-deps.ts';
import { createGoogle, type Google } from './create-google.ts';
import { createApplyAppointment } from './use-cases/apply-appointment.ts';
import { createCalendarTarget } from './use-cases/calendar-target.ts';
import type { InTenant } from './use-cases/in-tenant.ts';
import { createObserveEvents } from './use-cases/observe-events.ts';
import { createToOutcome } from './use-cases/to-outcome.ts';

export interface Mirroring {
  readonly google: Google;
  readonly mirror: Mirror;
  /** Connected, or another way to write it: what stood goes on, and all that is to come is done again. */
  readonly beginAnew: InTenant;
}

/** The accounts and the mirror: each tells the other what has come about. */
export function createMirroring(deps: CalendarSyncDeps, name: string, schema: string): Mirroring {
  const { pool, logger } = deps;
  const beginAnew: InTenant = async (tx, tenantId) => {
    await mirror.resume(tx, tenantId);
    await mirror.wantUpcoming(tx, tenantId);
  };
  const google = createGoogle(deps, { committed: () => mirror.wake(), connected: beginAnew });
  const toOutcome = createToOutcome({ pool, logger });
  const mirror: Mirror = createMirror({
    ...deps,
    ...{ name, schema, mirror: 'googleCalendar' },
    target: createCalendarTarget({
      ...{ pool, endPermission: google.endPermission },
      applyAppointment: createApplyAppointment({ ...google, pool, toOutcome }),
      observeEvents: createObserveEvents({ ...google, pool }),
    }),
  });
  return { google, mirror, beginAnew };
}
