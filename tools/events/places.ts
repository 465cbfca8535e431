import { parseEnv, productSettings, type Env } from '@gomomo/config';
import { AppError, systemClock } from '@gomomo/kernel';
import {
  createEmbeddedOperations,
  createKafkaOperations,
  toKafkaConnection,
  type BusOperations,
  type KafkaConnection,
} from '@gomomo/messaging';
import { createPool } from '@gomomo/postgres';
import { createLogger } from '@gomomo/telemetry';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findOutboxes, type ServiceOutbox } from './outboxes.ts';

const names = productSettings.pick({
  DATA_DIR: true,
  DATABASE_OWNER_URL: true,
  KAFKA_BROKERS: true,
  KAFKA_SSL_CA: true,
  KAFKA_SASL_MECHANISM: true,
  KAFKA_SASL_USERNAME: true,
  KAFKA_SASL_PASSWORD: true,
});

/** The outboxes of the services of one database; whoever opens them closes them. */
export interface Outboxes {
  find(): Promise<readonly ServiceOutbox[]>;
  close(): Promise<void>;
}

/** Where the events are: the given places, else those of a running data folder. */
export interface Places {
  openBus(): BusOperations;
  openOutboxes(): Outboxes;
}

interface Own {
  readonly kafka: KafkaConnection | undefined;
  /** The database as a role; undefined where there is none. */
  databaseUrl(as: 'gomomo_owner' | 'messaging'): string | undefined;
}

export async function findPlaces(env: Env): Promise<Places> {
  const settings = parseEnv(names, env);
  const dataDir = resolve(settings.DATA_DIR);
  const logger = createLogger({ name: 'events', level: 'error' });
  const given = toKafkaConnection(settings, 'operator');
  const own = await findOwn(dataDir);
  const kafka = given ?? own?.kafka;
  const databaseUrl = (as: 'gomomo_owner' | 'messaging'): string => {
    const url = settings.DATABASE_OWNER_URL ?? own?.databaseUrl(as);
    if (url !== undefined) return url;
    throw new AppError(
      'bad-config',
      `Nothing runs from ${dataDir}. Give KAFKA_BROKERS and DATABASE_OWNER_URL, or DATA_DIR.`,
    );
  };
  return {
    openBus: () =>
      kafka === undefined
        ? createEmbeddedOperations(databaseUrl('messaging'), systemClock)
        : createKafkaOperations(kafka, logger),
    openOutboxes: () => {
      const connectionString = databaseUrl('gomomo_owner');
      const pool = createPool({ connectionString, applicationName: 'operator', max: 1, logger });
      return { find: () => findOutboxes(pool), close: () => pool.end() };
    },
  };
}

/** What runs from a data folder. The operator's image has no such folder, and nothing that runs from one. */
async function findOwn(dataDir: string): Promise<Own | undefined> {
  if (!existsSync(join(dataDir, 'secrets.json'))) return undefined;
  const { findOwnDatabase, findOwnKafka } = await import('./own-places.ts');
  const passwords = { gomomo_owner: 'OWNER_PASSWORD', messaging: 'MESSAGING_PASSWORD' } as const;
  return {
    kafka: await findOwnKafka(dataDir),
    databaseUrl: (as) => findOwnDatabase(dataDir, as, passwords[as]),
  };
}
