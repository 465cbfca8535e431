import { kafkaTopics } from '@gomomo/contracts';
import { createNewId, systemClock } from '@gomomo/kernel';
import { createEventBus, type KafkaConnection } from '@gomomo/messaging';
import { createPool, type Pool } from '@gomomo/postgres';
import { createSharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { Ground } from './app.ts';
import type { Teardown } from './teardown.ts';

export interface SharedPlaces {
  /** Left out: shared state lives in `sharedStateUrl`'s database. */
  readonly redisUrl: string | undefined;
  readonly sharedStateUrl?: string;
  /** Left out: the events stay in `messagingUrl`'s database. */
  readonly kafka: KafkaConnection | undefined;
  readonly messagingUrl?: string;
  readonly logger: Logger;
  readonly teardown: Teardown;
  readonly onLost: (error: unknown) => void;
}

/** What all apps of a process share: state, bus, clock, ids. Nothing waits for a server here. */
export function openShared(places: SharedPlaces): Omit<Ground, 'settings' | 'holder'> {
  const { logger, teardown } = places;
  const state = createSharedState({
    redisUrl: places.redisUrl,
    databaseUrl: places.sharedStateUrl,
    logger,
  });
  teardown.add('shared state', () => state.close());
  const bus = createEventBus({
    kafka: places.kafka,
    databaseUrl: places.messagingUrl,
    topics: kafkaTopics,
    logger,
    onFatal: places.onLost,
  });
  teardown.add('event bus', () => bus.close());
  return { state, bus, logger, clock: systemClock, newId: createNewId(systemClock) };
}

/** A pool of the app's own, by its name in `pg_stat_activity`. */
export function openPool(
  connectionString: string,
  applicationName: string,
  { logger, teardown }: Pick<SharedPlaces, 'logger' | 'teardown'>,
): Pool {
  const pool = createPool({ connectionString, applicationName, logger });
  teardown.add(`${applicationName} pool`, () => pool.end());
  return pool;
}

/** Of replicas. A read that takes longer than this is made on the primary. */
const replicaTimeoutMs = 2_000;

/** The same on replicas, for an app that reads DATABASE_READ_URL, where it is given. */
export function openReadPool(
  settings: Readonly<Record<string, unknown>>,
  applicationName: string,
  { logger, teardown }: Pick<SharedPlaces, 'logger' | 'teardown'>,
): Pool | undefined {
  const { DATABASE_READ_URL: connectionString } = settings;
  if (typeof connectionString !== 'string') return undefined;
  const options = { connectionString, applicationName, logger, queryTimeoutMs: replicaTimeoutMs };
  const pool = createPool(options);
  teardown.add(`${applicationName} read pool`, () => pool.end());
  return pool;
}
