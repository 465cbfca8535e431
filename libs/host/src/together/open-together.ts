import { parseEnv } from '@gomomo/config';
import { kafkaTopics } from '@gomomo/contracts';
import { AppError, isAppError } from '@gomomo/kernel';
import {
  ensureTopics,
  messagingMigrations,
  toKafkaConnection,
  type KafkaConnection,
} from '@gomomo/messaging';
import { sharedStateMigrations } from '@gomomo/shared-state';
import type { z } from 'zod';
import { roleOf, type AnyApp, type Ground, type SchemaGround } from '../app.ts';
import { openPool, openReadPool, openShared } from '../open-shared.ts';
import type { LaidGround } from './lay-ground.ts';
import { migrateAs } from './migrate-given.ts';

type AnyGround = SchemaGround<Record<string, unknown>>;

/** Each app's own ground, every schema migrated, in the order of the list. */
export async function openGrounds(
  apps: readonly AnyApp[],
  laid: LaidGround,
): Promise<Map<AnyApp, AnyGround>> {
  const shared = await openSharedParts(laid);
  const env = { ...laid.env, ...addressesOf(apps, laid.url) };
  const grounds = new Map<AnyApp, AnyGround>();
  for (const app of apps) {
    const settings = parseEnv(app.settings as z.ZodObject, env);
    // One process a data folder, so the holder has the same name after a restart.
    const ground = { ...shared, settings, holder: 'all-in-one' };
    const pool = await openSchema(app, laid);
    grounds.set(app, {
      ...ground,
      pool,
      readPool: openReadPool(settings, app.name, laid),
    } as AnyGround);
  }
  return grounds;
}

/** In Redis and Kafka where there are any, else in PostgreSQL. */
async function openSharedParts(laid: LaidGround): Promise<Omit<Ground, 'settings' | 'holder'>> {
  const { settings, databases, redis, logger, teardown, onLost } = laid;
  const kafka = toKafkaConnection(settings, 'gomomo');
  if (redis === undefined) await migrateAs(databases, sharedStateMigrations, 'shared_state');
  if (kafka === undefined) await migrateAs(databases, messagingMigrations, 'messaging');
  // In production the topics are declared with the cluster.
  else if (settings.NODE_ENV !== 'production') await declareTopics(kafka, laid);
  return openShared({
    redisUrl: redis?.url,
    sharedStateUrl: databases.urlAs('shared_state'),
    kafka,
    messagingUrl: databases.urlAs('messaging'),
    logger,
    teardown,
    onLost,
  });
}

async function declareTopics(
  connection: KafkaConnection,
  { settings, logger }: LaidGround,
): Promise<void> {
  try {
    await ensureTopics({ connection, topics: kafkaTopics, replicas: 1, logger });
  } catch (cause) {
    if (isAppError(cause)) throw cause;
    const brokers = settings.KAFKA_BROKERS?.join(', ') ?? '';
    const text = `Kafka cannot be reached at ${brokers}. Start it, or correct KAFKA_BROKERS.`;
    throw new AppError('bad-config', text, { cause });
  }
}

async function openSchema({ name, migrations }: AnyApp, { databases, ...laid }: LaidGround) {
  if (migrations === undefined) return undefined;
  await migrateAs(databases, migrations, roleOf(name));
  return openPool(databases.urlAs(roleOf(name)), name, laid);
}

/** The apps find each other at the one address of this process (`BOOKING_CORE_URL`). */
function addressesOf(apps: readonly AnyApp[], url: string): Record<string, string> {
  return Object.fromEntries(apps.map(({ name }) => [`${roleOf(name).toUpperCase()}_URL`, url]));
}
