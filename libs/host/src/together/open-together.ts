import { parseEnv } from '@gomomo/config';
import { kafkaTopics } from '@gomomo/contracts';
import { ensureTopics, messagingMigrations, toKafkaConnection } from '@gomomo/messaging';
import { migrate } from '@gomomo/postgres';
import { sharedStateMigrations } from '@gomomo/shared-state';
import type { z } from 'zod';
import { roleOf, type AnyApp, type Ground, type Migrations, type SchemaGround } from '../app.ts';
import { openPool, openShared } from '../open-shared.ts';
import type { LaidGround } from './lay-ground.ts';

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
    grounds.set(app, { ...ground, pool: await openSchema(app, laid) } as AnyGround);
  }
  return grounds;
}

/** In Redis and Kafka where there are any, else in PostgreSQL. */
async function openSharedParts(laid: LaidGround): Promise<Omit<Ground, 'settings' | 'holder'>> {
  const { settings, databases, redis, logger, teardown, onLost } = laid;
  const kafka = toKafkaConnection(settings, 'gomomo');
  if (redis === undefined) await migrateAs(laid, sharedStateMigrations);
  if (kafka === undefined) await migrateAs(laid, messagingMigrations);
  // In production the topics are declared with the cluster.
  else if (settings.NODE_ENV !== 'production') {
    await ensureTopics({ connection: kafka, topics: kafkaTopics, replicas: 1, logger });
  }
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

async function openSchema({ name, migrations }: AnyApp, laid: LaidGround) {
  if (migrations === undefined) return undefined;
  await migrateAs(laid, migrations);
  return openPool(laid.databases.urlAs(roleOf(name)), name, laid);
}

async function migrateAs(
  { databases: { ownerUrl } }: LaidGround,
  migrations: Migrations,
): Promise<void> {
  if (ownerUrl !== undefined) await migrate({ connectionString: ownerUrl, ...migrations });
}

/** The apps find each other at the one address of this process (`BOOKING_CORE_URL`). */
function addressesOf(apps: readonly AnyApp[], url: string): Record<string, string> {
  return Object.fromEntries(apps.map(({ name }) => [`${roleOf(name).toUpperCase()}_URL`, url]));
}
