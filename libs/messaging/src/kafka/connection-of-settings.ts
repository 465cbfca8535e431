import { readFileSync } from 'node:fs';
import type { KafkaConnection } from './connect.ts';

/** The Kafka names of the environment, as `@gomomo/config` parses them. */
export interface KafkaSettings {
  readonly KAFKA_BROKERS?: readonly string[];
  /** A PEM file. */
  readonly KAFKA_SSL_CA?: string;
  readonly KAFKA_SASL_MECHANISM?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  readonly KAFKA_SASL_USERNAME?: string;
  readonly KAFKA_SASL_PASSWORD?: string;
}

/** How to reach Kafka; undefined where no brokers are given. */
export function toKafkaConnection(
  settings: KafkaSettings,
  clientId: string,
): KafkaConnection | undefined {
  if (settings.KAFKA_BROKERS === undefined) return undefined;
  const { KAFKA_SSL_CA: ca, KAFKA_SASL_MECHANISM: mechanism } = settings;
  const { KAFKA_SASL_USERNAME: username = '', KAFKA_SASL_PASSWORD: password = '' } = settings;
  return {
    brokers: [...settings.KAFKA_BROKERS],
    clientId,
    tls: ca === undefined ? undefined : { ca: readFileSync(ca, 'utf8') },
    sasl: mechanism === undefined ? undefined : { mechanism, username, password },
  };
}
