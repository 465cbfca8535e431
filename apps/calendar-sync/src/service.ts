import {
  calendarSyncRoutes,
  contractsVersion,
  mirrorRoutes,
  oauthRoutes,
  toOpenApi,
} from '@gomomo/contracts';
import { createCountRequest, createFindKeyHolder, createTenantGuards } from '@gomomo/doors';
import { checkOf } from '@gomomo/http';
import { createMirrorDoors } from '@gomomo/mirror';
import type { Service } from '@gomomo/service';
import type { CalendarSyncDeps } from './calendar-sync-deps.ts';
import { createMirroring, type Mirroring } from './create-mirroring.ts';
import { createCalendarRoutes } from './http/calendar-routes.ts';
import { createConsentRoutes } from './http/consent-routes.ts';
import { createToRedirectUri } from './http/redirect-uri.ts';
import { createBusinesses } from './use-cases/businesses.ts';
import { createChooseCalendar } from './use-cases/choose-calendar.ts';
import { createDisconnect } from './use-cases/disconnect.ts';
import { createReadCalendar } from './use-cases/read-calendar.ts';
import { createWritableCalendars } from './use-cases/writable-calendars.ts';

const name = 'calendar-sync';
const schema = 'calendar';
const doors = mirrorRoutes('calendar', 'Calendar');

const openApi = () =>
  toOpenApi([...calendarSyncRoutes, ...doors, ...oauthRoutes], {
    title: 'gomomo calendar-sync',
    version: contractsVersion,
  });

/** Appointments in the Google Calendar of a business. The composition root: nothing is opened here. */
export function createCalendarSync(deps: CalendarSyncDeps): Service {
  const mirroring = createMirroring(deps, name, schema);
  return {
    name,
    handlers: createHandlers(deps, mirroring),
    consumers: mirroring.mirror.consumers,
    loops: mirroring.mirror.loops,
    openApi,
    ready: createReady(deps),
  };
}

function createHandlers(
  deps: CalendarSyncDeps,
  { google, mirror, beginAnew }: Mirroring,
): Service['handlers'] {
  const { pool, clock, publicBaseUrl, corsOrigins, logger } = deps;
  const businesses = createBusinesses(deps);
  const countRequest = createCountRequest(deps.state.limits, deps.quotas);
  const writableCalendars = createWritableCalendars({ ...google, pool });
  const findKeyHolder = createFindKeyHolder(deps);
  const findTenant = businesses.get;
  const guards = createTenantGuards({ findKeyHolder, countRequest, findTenant });
  const { redirectUri } = deps.google;
  return [
    createCalendarRoutes({
      ...{ guards, writableCalendars, corsOrigins, logger },
      consents: google.consents,
      readCalendar: createReadCalendar({ pool, summary: mirror.summary }),
      chooseCalendar: createChooseCalendar({ pool, writableCalendars, chosen: beginAnew }),
      disconnect: createDisconnect({
        ...{ ...google, pool, clock },
        held: (tx, tenantId, until) => mirror.hold(tx, tenantId, 'events are removed', until),
        resumed: mirror.resume,
        disconnected: mirror.letGo,
      }),
      toRedirectUri: createToRedirectUri({ redirectUri, publicBaseUrl }),
    }),
    createMirrorDoors({ mirror, routes: doors, guards, corsOrigins, logger }),
    createConsentRoutes({ ...google, businesses, countRequest, logger }),
  ];
}

const createReady =
  ({ state, pool }: CalendarSyncDeps): Service['ready'] =>
  async () => ({
    [state.kind]: await checkOf(() => state.ready()),
    postgres: await checkOf(() => pool.query('select 1')),
  });
