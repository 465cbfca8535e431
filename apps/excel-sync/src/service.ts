import { contractsVersion, excelSyncRoutes, mirrorRoutes, toOpenApi } from '@gomomo/contracts';
import { createCountRequest, createFindKeyHolder, createTenantGuards } from '@gomomo/doors';
import { checkOf, optionalCheckOf } from '@gomomo/http';
import { minuteMs } from '@gomomo/kernel';
import { createMirror, createMirrorDoors, quietSince, type Mirror } from '@gomomo/mirror';
import { withTransaction } from '@gomomo/postgres';
import type { Loop, Service } from '@gomomo/service';
import { createHearChanges } from './consumers/hear-changes.ts';
import { createRefresh } from './create-refresh.ts';
import { createWorkbookTarget, debounce, lane } from './create-target.ts';
import type { ChangeFacts } from './domain/facts.ts';
import type { ExcelSyncDeps } from './excel-sync-deps.ts';
import { createWorkbookRoutes } from './http/workbook-routes.ts';
import { keepChange } from './store/changes.ts';
import { findTrouble } from './store/files.ts';
import { withWeather } from './storage/with-weather.ts';
import { createFindBusiness } from './use-cases/businesses.ts';
import { createReadWorkbook } from './use-cases/read-workbook.ts';

const name = 'excel-sync';
const commonRoutes = mirrorRoutes('workbook', 'Workbook');

const openApi = () =>
  toOpenApi([...excelSyncRoutes, ...commonRoutes], {
    title: 'gomomo excel-sync',
    version: contractsVersion,
  });

/** The workbook that an owner opens every morning. The composition root: nothing is opened here. */
export function createExcelSync(given: ExcelSyncDeps): Service {
  const deps = { ...given, storage: withWeather(given.storage) };
  const mirror = createWorkbookMirror(deps);
  return {
    name,
    handlers: createHandlers(deps, mirror),
    consumers: [
      ...mirror.consumers,
      createHearChanges({
        bus: deps.bus,
        keepChange: (tenantId, change) => hearChange(mirror, tenantId, change),
      }),
    ],
    loops: [...mirror.loops, createRefresh({ ...deps, mirror }), createStorageSweep(deps)],
    openApi,
    ready: createReady(deps),
  };
}

function createWorkbookMirror(deps: ExcelSyncDeps): Mirror {
  const target = createWorkbookTarget(deps, () => mirror.parts);
  const mirror: Mirror = createMirror({
    ...{ ...deps, name, target, mirror: 'excel', schema: 'workbook' },
    // Each is a thread that has a processor to itself.
    concurrency: 2,
  });
  return mirror;
}

/** What is new to Changes is a change of the workbook, in the same transaction. */
async function hearChange({ parts }: Mirror, tenantId: string, change: ChangeFacts): Promise<void> {
  const { pool, work, now } = parts;
  await withTransaction(
    pool,
    async (tx) => {
      const version = await keepChange(tx, tenantId, change);
      if (version === undefined) return;
      const wanted = { tenantId, key: tenantId, lane, version, payload: {}, ...debounce };
      const since = quietSince(new Date(change.at), now(), debounce.quietMs);
      await work.want(tx, wanted, since);
    },
    { tenantId },
  );
}

function createHandlers(deps: ExcelSyncDeps, mirror: Mirror): Service['handlers'] {
  const { pool, storage, corsOrigins, logger } = deps;
  const guards = createTenantGuards({
    findKeyHolder: createFindKeyHolder(deps),
    countRequest: createCountRequest(deps.state.limits, deps.quotas),
    findTenant: createFindBusiness(deps),
  });
  const workbooks = createReadWorkbook({
    ...{ pool, storage },
    summary: mirror.summary,
    wantAgain: mirror.wantUpcoming,
    listAppointments: (tx, tenantId) => mirror.parts.projection.list(tx, tenantId),
  });
  const common = { guards, corsOrigins, logger };
  return [
    createWorkbookRoutes({ ...common, workbooks }),
    createMirrorDoors({ ...common, mirror, routes: commonRoutes }),
  ];
}

/** At the start, too: whoever was killed may have been writing. */
const createStorageSweep = ({ storage }: ExcelSyncDeps): Loop => ({
  name: 'excel-sync-sweep-storage',
  everyMs: 10 * minuteMs,
  run: () => storage.sweep(),
});

const createReady =
  ({ state, pool, storage }: ExcelSyncDeps): Service['ready'] =>
  async () => ({
    [state.kind]: await checkOf(() => state.ready()),
    postgres: await checkOf(() => pool.query('select 1')),
    // Away, it is waited for: what is asked beside the file is answered.
    workbooks: await optionalCheckOf(async () => {
      await storage.ready();
      const trouble = await findTrouble(pool);
      if (trouble) throw new Error(`${trouble.count} not written. ${trouble.reason}`);
    }),
  });
