import {
  calendarSyncRoutes,
  type CalendarChoices,
  type CalendarConnection,
  type CalendarPatch,
  type OperationIdOf,
} from '@gomomo/contracts';
import type { KeyHolder } from '@gomomo/doors';
import {
  createRouter,
  noContent,
  ok,
  type BoundRoute,
  type Guards,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { formatInZone } from '@gomomo/scheduling';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Business } from '../domain/business.ts';
import type { ChooseCalendar } from '../use-cases/choose-calendar.ts';
import type { Consents } from '../use-cases/consents.ts';
import type { Disconnect } from '../use-cases/disconnect.ts';
import type { CalendarNow, ReadCalendar } from '../use-cases/read-calendar.ts';
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
  readonly guards: Guards<KeyHolder, Business>;
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

function toAnswer(found: CalendarNow | undefined, { timeZone }: Business): CalendarConnection {
  if (found === undefined) return disconnected;
  const { state, account, calendarId, showClientName } = found.connection;
  const { pending, dead, lastSyncAt } = found.summary;
  return {
    ...{ state, account, calendarId, resources: [...found.resources], showClientName },
    ...{ pending, dead },
    lastSyncAt: lastSyncAt === undefined ? null : formatInZone(lastSyncAt.getTime(), timeZone),
  };
}

const notSetUp = (): AppError =>
  new AppError('dependency-unavailable', 'This server has no access to Google set up.', {
    details: { internal: 'GOOGLE_CLIENT_ID' },
  });

function createHandlers(deps: CalendarRoutesDeps): Handlers {
  const answerNow = async (tenant: Business) =>
    ok(toAnswer(await deps.readCalendar(tenant.id), tenant));
  return {
    async connectCalendar({ tenant, shell }) {
      if (deps.consents === undefined) throw notSetUp();
      const redirectUri = deps.toRedirectUri(shell.raw);
      return ok({ authorizationUrl: await deps.consents.begin(tenant.id, redirectUri) });
    },
    getCalendar: ({ tenant }) => answerNow(tenant),
    async listCalendars({ tenant }) {
      const items = [...(await deps.writableCalendars(tenant.id))];
      return ok({ items } satisfies CalendarChoices);
    },
    async patchCalendar({ tenant, body }) {
      await deps.chooseCalendar(tenant, body as CalendarPatch);
      return answerNow(tenant);
    },
    async disconnectCalendar({ tenant, query }) {
      const { removeEvents = 'false' } = query as { removeEvents?: string };
      await deps.disconnect(tenant.id, { removesEvents: removeEvents !== 'false' });
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
    guards: deps.guards,
  });
}
