import {
  calendarSyncRoutes,
  type CalendarChoices,
  type CalendarConnection,
  type CalendarPatch,
  type OperationIdOf,
} from '@gomomo/contracts';
import {
  createTenantGuards,
  type CountRequest,
  type FindKeyHolder,
  type KeyHolder,
} from '@gomomo/doors';
import {
  createRouter,
  noContent,
  ok,
  type BoundRoute,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Business } from '../domain/business.ts';
import type { ConnectedCalendar } from '../domain/connection.ts';
import type { Businesses } from '../use-cases/businesses.ts';
import type { ChooseCalendar } from '../use-cases/choose-calendar.ts';
import type { Consents } from '../use-cases/consents.ts';
import type { Disconnect } from '../use-cases/disconnect.ts';
import type { ReadCalendar } from '../use-cases/read-calendar.ts';
import type { WritableCalendars } from '../use-cases/writable-calendars.ts';
import type { ToRedirectUri } from './redirect-uri.ts';

export interface CalendarRoutesDeps {
  /** Left out: there is no Google client to ask as. */
  readonly consents: Pick<Consents, 'begin'> | undefined;
  readonly readCalendar: ReadCalendar;
  readonly writableCalendars: WritableCalendars;
  readonly chooseCalendar: ChooseCalendar;
  readonly disconnect: Disconnect;
  readonly toRedirectUri: ToRedirectUri;
  readonly businesses: Businesses;
  readonly findKeyHolder: FindKeyHolder;
  readonly countRequest: CountRequest;
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

type CalendarRequest = RouteRequest<KeyHolder, Business>;
type Handlers = Readonly<
  Record<
    OperationIdOf<typeof calendarSyncRoutes>,
    (request: CalendarRequest) => Promise<HttpAnswer>
  >
>;

const disconnected: CalendarConnection = {
  ...{ state: 'disconnected', account: null, calendarId: null, resources: [] },
  ...{ showClientName: false, pending: 0, dead: 0, lastSyncAt: null },
};

function toAnswer(found: ConnectedCalendar | undefined): CalendarConnection {
  if (found === undefined) return disconnected;
  const { state, account, calendarId, showClientName } = found.connection;
  const resources = [...found.resources];
  return { ...disconnected, state, account, calendarId, resources, showClientName };
}

const notSetUp = (): AppError =>
  new AppError('dependency-unavailable', 'This server has no access to Google set up.', {
    details: { internal: 'GOOGLE_CLIENT_ID' },
  });

function createHandlers(deps: CalendarRoutesDeps): Handlers {
  return {
    async connectCalendar({ tenant, shell }) {
      if (deps.consents === undefined) throw notSetUp();
      const redirectUri = deps.toRedirectUri(shell.raw);
      return ok({ authorizationUrl: await deps.consents.begin(tenant.id, redirectUri) });
    },
    getCalendar: async ({ tenant }) => ok(toAnswer(await deps.readCalendar(tenant.id))),
    async listCalendars({ tenant }) {
      const items = [...(await deps.writableCalendars(tenant.id))];
      return ok({ items } satisfies CalendarChoices);
    },
    patchCalendar: async ({ tenant, body }) =>
      ok(toAnswer(await deps.chooseCalendar(tenant, body as CalendarPatch))),
    async disconnectCalendar({ tenant }) {
      await deps.disconnect(tenant.id);
      return noContent;
    },
  };
}

/** The tenant's calendar, for the business, made from the contract's table. */
export function createCalendarRoutes(deps: CalendarRoutesDeps): RequestHandler {
  const handlers = createHandlers(deps);
  const routes = calendarSyncRoutes.map((spec): BoundRoute<KeyHolder, Business> => ({
    spec,
    handle: handlers[spec.operationId],
  }));
  return createRouter({
    service: 'calendar-sync',
    routes,
    cors: { origins: deps.corsOrigins },
    logger: deps.logger,
    guards: createTenantGuards({ ...deps, findTenant: deps.businesses.get }),
  });
}
