import {
  excelSyncRoutes,
  workbookMediaType,
  type ExportQuery,
  type OperationIdOf,
} from '@gomomo/contracts';
import type { KeyHolder } from '@gomomo/doors';
import {
  createRouter,
  ok,
  type BoundRoute,
  type Guards,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { toICalendarList } from '@gomomo/icalendar';
import { notFound } from '@gomomo/kernel';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import { toCsv } from '../exports/to-csv.ts';
import type { Business } from '../use-cases/businesses.ts';
import type { ReadWorkbook } from '../use-cases/read-workbook.ts';

export interface WorkbookRoutesDeps {
  readonly workbooks: ReadWorkbook;
  readonly guards: Guards<KeyHolder, Business>;
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

type WorkbookRequest = RouteRequest<KeyHolder, Business>;
type Handlers = Readonly<
  Record<OperationIdOf<typeof excelSyncRoutes>, (request: WorkbookRequest) => Promise<HttpAnswer>>
>;

/** RFC 9110 13.1.2: a list of tags, weak or not, or any. */
const hasTag = (header: unknown, etag: string): boolean =>
  typeof header === 'string' &&
  header.split(',').some((each) => ['*', `"${etag}"`, `W/"${etag}"`].includes(each.trim()));

const asFile = (mediaType: string, name: string) => ({
  'content-type': mediaType,
  'content-disposition': `attachment; filename="${name}"`,
});

async function download(
  { workbooks }: WorkbookRoutesDeps,
  { tenant, headers }: WorkbookRequest,
): Promise<HttpAnswer> {
  const given = headers['if-none-match'];
  const found = await workbooks.find(tenant.id, (etag) => hasTag(given, etag));
  if (found === undefined) throw notFound();
  const caching = { etag: `"${found.etag}"`, 'cache-control': 'private, no-cache' };
  if (found.bytes === undefined) return { status: 304, headers: caching };
  return {
    status: 200,
    json: Buffer.from(found.bytes),
    headers: { ...caching, ...asFile(workbookMediaType, found.name) },
  };
}

function createHandlers(deps: WorkbookRoutesDeps): Handlers {
  const { workbooks } = deps;
  const listOf = ({ tenant, query }: WorkbookRequest) => {
    const { from, to } = query as unknown as ExportQuery;
    return workbooks.listRange(tenant.id, from, to);
  };
  return {
    getWorkbook: (request) => download(deps, request),
    getWorkbookStatus: async ({ tenant }) => ok(await workbooks.status(tenant)),
    async exportAppointmentsCsv(request) {
      const { slug, timeZone } = request.tenant;
      return {
        status: 200,
        body: toCsv(await listOf(request), timeZone),
        headers: asFile('text/csv; charset=utf-8', `${slug}.csv`),
      };
    },
    async exportAppointmentsCalendar(request) {
      const appointments = await listOf(request);
      const entries = appointments.map(({ appointment, pii }) => ({
        appointment,
        business: { name: pii.name ?? 'client' },
      }));
      return {
        status: 200,
        body: toICalendarList(entries),
        headers: asFile('text/calendar; charset=utf-8', `${request.tenant.slug}.ics`),
      };
    },
  };
}

/** The tenant's workbook, for the business, made from the contract's table. */
export function createWorkbookRoutes(deps: WorkbookRoutesDeps): RequestHandler {
  const handlers = createHandlers(deps);
  const routes = excelSyncRoutes.map((spec): BoundRoute<KeyHolder, Business> => ({
    spec,
    handle: handlers[spec.operationId],
  }));
  const { corsOrigins, logger, guards } = deps;
  const cors = { origins: corsOrigins };
  return createRouter({ service: 'excel-sync', routes, cors, logger, guards });
}
