import { parseEnv, productSettings, type Env } from '@gomomo/config';
import { findFreePort, PRODUCT_DATABASE, readSecrets, rememberedPorts } from '@gomomo/embedded';
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

export async function findPlaces(env: Env): Promise<Places> {
  const settings = parseEnv(names, env);
  const dataDir = resolve(settings.DATA_DIR);
  const logger = createLogger({ name: 'events', level: 'error' });
  const given = toKafkaConnection(settings, 'operator');
  const kafka = given ?? (await findOwnKafka(dataDir));
  const databaseUrl = (role: string, password: 'OWNER_PASSWORD' | 'MESSAGING_PASSWORD'): string =>
    settings.DATABASE_OWNER_URL ?? findOwnDatabase(dataDir, role, password);
  return {
    openBus: () =>
      kafka === undefined
        ? createEmbeddedOperations(databaseUrl('messaging', 'MESSAGING_PASSWORD'), systemClock)
        : createKafkaOperations(kafka, logger),
    openOutboxes: () => {
      const connectionString = databaseUrl('gomomo_owner', 'OWNER_PASSWORD');
      const pool = createPool({ connectionString, applicationName: 'operator', max: 1, logger });
      return { find: () => findOutboxes(pool), close: () => pool.end() };
    },
  };
}

/** The port is remembered also while Kafka does not run, e.g. beside npm start. */
async function findOwnKafka(dataDir: string): Promise<KafkaConnection | undefined> {
  const port = rememberedPorts(dataDir)['kafka'];
  if (port === undefined || (await findFreePort(port)) !== undefined) return undefined;
  return { brokers: [`127.0.0.1:${port}`], clientId: 'operator' };
}

function findOwnDatabase(
  dataDir: string,
  role: string,
  password: 'OWNER_PASSWORD' | 'MESSAGING_PASSWORD',
): string {
  const port = rememberedPorts(dataDir)['postgres'];
  if (port === undefined || !existsSync(join(dataDir, 'secrets.json'))) {
    throw new AppError(
      'bad-config',
      `Nothing runs from ${dataDir}. Give KAFKA_BROKERS and DATABASE_OWNER_URL, or DATA_DIR.`,
    );
  }
  const secret = readSecrets(dataDir)[password] ?? '';
  return `postgres://${role}:${secret}@127.0.0.1:${port}/${PRODUCT_DATABASE}`;
}
