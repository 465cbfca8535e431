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
