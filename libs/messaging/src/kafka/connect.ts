import type { Log } from '@gomomo/kernel';
import { Kafka, logLevel, type KafkaConfig, type SASLOptions } from 'kafkajs';
import { quietRequestQueue } from './quiet-request-queue.ts';

export interface KafkaConnection {
  readonly brokers: readonly string[];
  /** Seen in the broker's logs and quotas: the service's name. */
  readonly clientId: string;
  /** TLS when given; `ca` is the authority's certificate in PEM, the system's own when empty. */
  readonly tls?: { readonly ca?: string } | undefined;
  readonly sasl?:
    | {
        readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
        readonly username: string;
        readonly password: string;
      }
    | undefined;
}

/** How patient the client is; shorter in specs. */
export interface KafkaPatience {
  readonly requestTimeoutMs: number;
  readonly retries: number;
  /** How long a member that says nothing keeps its partitions. */
  readonly sessionTimeoutMs: number;
}

export const standardPatience: KafkaPatience = {
  requestTimeoutMs: 10_000,
  retries: 8,
  sessionTimeoutMs: 45_000,
};

/** One client; connections are made when first used. */
export function createKafkaClient(
  connection: KafkaConnection,
  patience: KafkaPatience,
  logger: Log,
): Kafka {
  quietRequestQueue();
  const { tls, sasl } = connection;
  const config: KafkaConfig = {
    brokers: [...connection.brokers],
    clientId: connection.clientId,
    connectionTimeout: 3000,
    requestTimeout: patience.requestTimeoutMs,
    enforceRequestTimeout: true,
    retry: {
      initialRetryTime: 200,
      multiplier: 2,
      maxRetryTime: 5000,
      retries: patience.retries,
    },
    logLevel: logLevel.INFO,
    logCreator: () => (entry) => toLog(logger, entry),
    ...(tls !== undefined && { ssl: tls.ca === undefined ? true : { ca: [tls.ca] } }),
    ...(sasl !== undefined && { sasl: { ...sasl } as SASLOptions }),
  };
  return new Kafka(config);
}

/**
 * One level lower than kafkajs thinks: it logs each retry and each rebalance as an error, and what
 * does not pass reaches our own log as the failure of a call or the bus's health.
 */
function toLog(
  logger: Log,
  entry: { level: logLevel; namespace: string; log: { message: string; error?: unknown } },
): void {
  const fields = { client: `kafkajs ${entry.namespace}`, cause: entry.log.error };
  const message = entry.log.message;
  if (entry.level === logLevel.ERROR) logger.info(fields, message);
  else logger.debug(fields, message);
}
