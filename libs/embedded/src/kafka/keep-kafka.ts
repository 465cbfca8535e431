import { keepServer, type FindingOptions, type KeptServer } from '../process/keep-server.ts';
import { startKafka, type EmbeddedKafka } from './start-kafka.ts';

export interface KeepKafkaOptions extends FindingOptions {
  /** Where the broker tells clients to go, for a proxy in between; its own port unless told. */
  readonly advertisedPort?: number | undefined;
}

/** Apache Kafka as a child, kept like the database. */
export function keepKafka(options: KeepKafkaOptions): Promise<KeptServer<EmbeddedKafka>> {
  const { dataDir, searchPath, report, advertisedPort } = options;
  return keepServer<EmbeddedKafka>({
    ...options,
    name: 'Kafka',
    start: (earlier) =>
      startKafka({
        dataDir,
        searchPath,
        logger: { info: report },
        ...(advertisedPort === undefined ? {} : { advertisedPort }),
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
  });
}
