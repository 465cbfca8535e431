import { calendarSyncRoutes, contractsVersion, oauthRoutes, toOpenApi } from '@gomomo/contracts';
import { createCountRequest, createFindKeyHolder } from '@gomomo/doors';
import { checkOf } from '@gomomo/http';
import { createOutboxRelay, createOutboxStore, createOutboxSweep } from '@gomomo/messaging';
import type { Service } from '@gomomo/service';
import type { CalendarSyncDeps } from './calendar-sync-deps.ts';
import { createGoogle } from './create-google.ts';
import { createCalendarRoutes } from './http/calendar-routes.ts';
import { createConsentRoutes } from './http/consent-routes.ts';
import { createToRedirectUri } from './http/redirect-uri.ts';
import { toOutboxRecords } from './store/outbox-records.ts';
import { createBusinesses } from './use-cases/businesses.ts';
import { createChooseCalendar } from './use-cases/choose-calendar.ts';
import { createDisconnect } from './use-cases/disconnect.ts';
import { createReadCalendar } from './use-cases/read-calendar.ts';
import { createWritableCalendars } from './use-cases/writable-calendars.ts';

const name = 'calendar-sync';
const schema = 'calendar';

const openApi = () =>
  toOpenApi([...calendarSyncRoutes, ...oauthRoutes], {
    title: 'gomomo calendar-sync',
    version: contractsVersion,
  });

/** Appointments in the Google Calendar of a business. The composition root: nothing is opened here. */
export function createCalendarSync(deps: CalendarSyncDeps): Service {
  const { pool, clock } = deps;
  const relay = createRelay(deps);
  return {
    name,
    handlers: createHandlers(deps, () => relay.wake()),
    consumers: [],
    loops: [...relay.loops, createOutboxSweep({ pool, schema, clock })],
    openApi,
    ready: createReady(deps),
  };
}

const createRelay = ({ pool, bus, clock, logger, holder, state }: CalendarSyncDeps) =>
  createOutboxRelay({
    store: createOutboxStore(pool, schema, clock),
    toRecords: toOutboxRecords,
    leases: state.leases,
    ...{ bus, clock, logger, holder },
  });

function createHandlers(deps: CalendarSyncDeps, committed: () => void): Service['handlers'] {
  const { pool, publicBaseUrl, corsOrigins, logger } = deps;
  const google = createGoogle(deps, committed);
  const businesses = createBusinesses(deps);
  const countRequest = createCountRequest(deps.state.limits, deps.quotas);
  const writableCalendars = createWritableCalendars(google);
  const { redirectUri } = deps.google;
  return [
    createCalendarRoutes({
      ...{ businesses, countRequest, writableCalendars, corsOrigins, logger },
      consents: google.consents,
      readCalendar: createReadCalendar(pool),
      chooseCalendar: createChooseCalendar({ pool, writableCalendars }),
      disconnect: createDisconnect({ pool, endPermission: google.endPermission }),
      toRedirectUri: createToRedirectUri({ redirectUri, publicBaseUrl }),
      findKeyHolder: createFindKeyHolder(deps),
    }),
    createConsentRoutes({ ...google, businesses, countRequest, logger }),
  ];
}

const createReady =
  ({ state, pool }: CalendarSyncDeps): Service['ready'] =>
  async () => ({
    [state.kind]: await checkOf(() => state.ready()),
    postgres: await checkOf(() => pool.query('select 1')),
  });
