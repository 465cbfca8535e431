import type { RingKey } from '@gomomo/config';
import {
  bookingCoreRoutes,
  contractsVersion,
  platformRoutes,
  toOpenApi,
  type RouteSpec,
} from '@gomomo/contracts';
import { checkOf, createRouter, optionalCheckOf, type Checks } from '@gomomo/http';
import type { Clock, NewId } from '@gomomo/kernel';
import { createOutboxRelay, createOutboxStore, type EventBus } from '@gomomo/messaging';
import { checkWritable, type Pool, type Replica } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import { createCatalogueDb } from './catalogue/catalogue-db.ts';
import { createCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import { createMirrorStatusConsumer } from './consumers/keep-mirror-status.ts';
import { drawReferences, type DrawReferences } from './domain/reference-codes.ts';
import { createTokens } from './domain/tokens.ts';
import { checkTenantKey, createAdmit } from './http/admit.ts';
import { createAuthenticate } from './http/authenticate.ts';
import { bindAll } from './http/bind-all.ts';
import type { Caller } from './http/caller.ts';
import { createFindTenant } from './http/find-tenant.ts';
import { createLimits, type LimitQuotas } from './http/limits.ts';
import { createCatalogueCache } from './store/catalogue-cache.ts';
import { openReads } from './store/diary-reads.ts';
import { createOverlapAudit } from './store/overlap-audit.ts';
import { toOutboxRecords } from './store/outbox-records.ts';
import { saveMirrorStatus } from './store/save-mirror-status.ts';
import { createSweeps } from './store/sweeps.ts';
import { createTenantLookUp } from './store/tenant-look-up.ts';
import type { BookingDeps } from './use-cases/booking-deps.ts';

export interface BookingCoreDeps {
  /** As the application's role; whoever made it ends it. */
  readonly pool: Pool;
  /** The same on replicas, if there are any. */
  readonly readPool?: Pool | undefined;
  readonly state: SharedState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly tokenRing: readonly [RingKey, ...RingKey[]];
  readonly adminKey: string | undefined;
  readonly serviceKeys: readonly string[];
  readonly quotas: LimitQuotas;
  readonly corsOrigins: readonly string[];
  /** Names this process among the relays; best stable over restarts. */
  readonly holder: string;
  readonly drawReferences?: DrawReferences;
  readonly countsAt?: BookingDeps['countsAt'];
}

export interface BookingCore extends Service {
  /** For seeding: the same catalogue the routes use. */
  readonly catalogue: Catalogue;
}

const openApi = () =>
  toOpenApi([...bookingCoreRoutes, ...platformRoutes], {
    title: 'gomomo booking-core',
    version: contractsVersion,
  });

/** Who calls, how often they may, and at whose. */
function createDoor(deps: BookingCoreDeps, lookUp: ReturnType<typeof createTenantLookUp>) {
  const { clock, adminKey, serviceKeys } = deps;
  return {
    findTenant: createFindTenant(lookUp, clock),
    authenticate: createAuthenticate({
      ...{ clock, adminKey, serviceKeys },
      findTenantKey: lookUp.byKeyHash,
    }),
    limits: createLimits(deps.state.limits, deps.quotas),
  };
}

const toGuards = ({ findTenant, ...door }: ReturnType<typeof createDoor>) => ({
  admit: createAdmit(door),
  async findTenant(reference: string, caller: Caller, spec: RouteSpec) {
    const tenant = await findTenant(reference);
    checkTenantKey(caller, tenant, spec.access);
    return tenant;
  },
});

const createRelay = ({ pool, bus, clock, logger, state, holder }: BookingCoreDeps) =>
  createOutboxRelay({
    store: createOutboxStore(pool, 'booking', clock),
    toRecords: toOutboxRecords,
    leases: state.leases,
    ...{ bus, clock, logger, holder },
  });

const loopsOf = (
  { pool, clock }: BookingCoreDeps,
  relay: ReturnType<typeof createRelay>,
  replica: Replica | undefined,
) => [
  ...relay.loops,
  ...createSweeps({ pool, clock, wake: () => relay.wake() }),
  createOverlapAudit({ pool, clock }),
  ...(replica === undefined ? [] : [replica.loop]),
];

/** The composition root: everything of booking-core on what the host has opened. */
export function createBookingCore(deps: BookingCoreDeps): BookingCore {
  const { pool, clock, newId, logger, tokenRing, countsAt } = deps;
  const relay = createRelay(deps);
  const { reads, replica } = openReads(deps);
  const committed = (tenantId: string): Promise<void> => {
    relay.wake();
    return reads.wrote(tenantId);
  };
  const booking: BookingDeps = {
    ...{ pool, reads, clock, newId, committed, countsAt },
    catalogues: createCatalogueCache(pool),
    tokens: createTokens(tokenRing),
    drawReferences: deps.drawReferences ?? drawReferences,
  };
  const lookUp = createTenantLookUp(pool);
  const door = createDoor(deps, lookUp);
  const catalogue = createCatalogue({ db: createCatalogueDb(pool), clock, newId, tokenRing });
  return {
    name: 'booking-core',
    catalogue,
    handlers: [
      createRouter({
        service: 'booking-core',
        routes: bindAll({ booking, catalogue, lookUp, ...door }),
        guards: toGuards(door),
        cors: { origins: deps.corsOrigins },
        logger,
      }),
    ],
    consumers: [
      createMirrorStatusConsumer({
        bus: deps.bus,
        saveMirrorStatus: (status) => saveMirrorStatus(pool, status),
      }),
    ],
    loops: loopsOf(deps, relay, replica),
    openApi,
    ready: () => checkAll(deps, replica),
  };
}

/**
 * Bookings need Postgres alone: without Redis limits count in this process, without Kafka events wait
 * in the outbox, without a replica the primary is read. Their stand-ins live in Postgres and need no line of their own.
 */
async function checkAll(
  { pool, state, bus }: BookingCoreDeps,
  replica: Replica | undefined,
): Promise<Checks> {
  const optional = {
    ...(state.kind === 'redis' ? { redis: () => state.ready() } : {}),
    ...(bus.kind === 'kafka' ? { kafka: () => askBus(bus) } : {}),
    ...(replica === undefined ? {} : { replica: () => replica.check() }),
  };
  const [postgres, ...others] = await Promise.all([
    checkOf(() => checkWritable(pool)),
    ...Object.values(optional).map((work) => optionalCheckOf(work)),
  ]);
  const named = Object.keys(optional).map((name, index) => [name, others[index]]);
  return { postgres, ...(Object.fromEntries(named) as Checks) };
}

async function askBus(bus: EventBus): Promise<void> {
  const health = await bus.health();
  if (!health.ok) throw new Error(health.detail ?? 'not ready');
}
