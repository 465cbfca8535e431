import type { MirrorDeadLetter, MirrorDrift, MirrorRoutes, RedriveInput } from '@gomomo/contracts';
import type { KeyHolder } from '@gomomo/doors';
import {
  createRouter,
  ok,
  timeCursor,
  toPage,
  type BoundRoute,
  type Guards,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { withTransaction, type Tx } from '@gomomo/postgres';
import { formatInZone } from '@gomomo/scheduling';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Mirror } from '../create-mirror.ts';

export interface MirrorTenant {
  readonly id: string;
  readonly timeZone: string;
}

export interface MirrorDoorsDeps {
  readonly mirror: Pick<Mirror, 'parts' | 'reconcile'>;
  /** `mirrorRoutes(…)` of the contract. */
  readonly routes: MirrorRoutes;
  /** `createTenantGuards` of @gomomo/doors. */
  readonly guards: Guards<KeyHolder, MirrorTenant>;
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

type DoorRequest = RouteRequest<KeyHolder, MirrorTenant>;
type Handler = (request: DoorRequest) => Promise<HttpAnswer>;

interface Paging {
  readonly cursor?: string;
  readonly limit: number;
}

const mostRedriven = 500;

/** What was given up and what differs, and the commands to mend both: the same for every mirror. */
export function createMirrorDoors(deps: MirrorDoorsDeps): RequestHandler {
  const { routes, guards, corsOrigins, logger, mirror } = deps;
  const [deadLetters, redrive, drift, reconcile] = routes;
  const bound: BoundRoute<KeyHolder, MirrorTenant>[] = [
    { spec: deadLetters, handle: createListDeadLetters(deps) },
    { spec: redrive, handle: createRedrive(deps) },
    { spec: drift, handle: createListDrift(deps) },
    { spec: reconcile, handle: createReconcileNow(deps) },
  ];
  const service = mirror.parts.name;
  return createRouter({ service, routes: bound, guards, logger, cors: { origins: corsOrigins } });
}

const inTenant = <Result>(
  { mirror }: MirrorDoorsDeps,
  { tenant }: DoorRequest,
  work: (tx: Tx) => Promise<Result>,
): Promise<Result> => withTransaction(mirror.parts.pool, work, { tenantId: tenant.id });

const createListDeadLetters =
  (deps: MirrorDoorsDeps): Handler =>
  async (request) => {
    const { tenant, query } = request;
    const { cursor, limit } = query as unknown as Paging;
    const after = timeCursor.decode(cursor);
    const { work } = deps.mirror.parts;
    const asked = { tenantId: tenant.id, limit: limit + 1, after };
    const rows = await inTenant(deps, request, (tx) => work.listDead(tx, asked));
    const { items, nextCursor } = toPage(rows, limit, ({ deadAt, key }) =>
      timeCursor.encode({ at: deadAt, id: key }),
    );
    return ok({
      items: items.map(({ key, version, attempts, deadAt, lastError }): MirrorDeadLetter => ({
        ...{ id: key, version, attempts, reason: lastError },
        deadAt: formatInZone(deadAt.getTime(), tenant.timeZone),
      })),
      nextCursor,
    });
  };

const createRedrive =
  (deps: MirrorDoorsDeps): Handler =>
  async (request) => {
    const { id: key } = request.body as RedriveInput;
    const { work, now } = deps.mirror.parts;
    const { id: tenantId } = request.tenant;
    const answer = await inTenant(deps, request, async (tx) => ({
      redriven: await work.redrive(tx, tenantId, now(), { key, limit: mostRedriven }),
      dead: (await work.count(tx, tenantId)).dead,
    }));
    return ok(answer);
  };

const createListDrift =
  (deps: MirrorDoorsDeps): Handler =>
  async (request) => {
    const { tenant, query } = request;
    const { cursor, limit } = query as unknown as Paging;
    const asked = { tenantId: tenant.id, limit, cursor };
    const page = await inTenant(deps, request, (tx) => deps.mirror.parts.drifts.page(tx, asked));
    const items = page.items.map(({ kind, appointmentId, ref, detail, foundAt }): MirrorDrift => ({
      ...{ kind, detail },
      appointmentId: appointmentId === tenant.id ? null : appointmentId,
      ref: ref === '' ? null : ref,
      foundAt: formatInZone(foundAt.getTime(), tenant.timeZone),
    }));
    return ok({ items, nextCursor: page.nextCursor });
  };

const createReconcileNow =
  (deps: MirrorDoorsDeps): Handler =>
  async (request) => {
    const { mirror } = deps;
    const { id, timeZone } = request.tenant;
    await inTenant(deps, request, (tx) => mirror.reconcile(tx, id));
    return ok({ requestedAt: formatInZone(mirror.parts.clock.now(), timeZone) });
  };
