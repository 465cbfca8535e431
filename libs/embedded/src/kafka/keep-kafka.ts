import { keepServer, type FindingOptions, type KeptServer } from '../process/keep-server.ts';
import { startKafka, type EmbeddedKafka } from './start-kafka.ts';

/** Apache Kafka as a child, kept like the database. */
export function keepKafka(options: FindingOptions): Promise<KeptServer<EmbeddedKafka>> {
  const { dataDir, searchPath, report } = options;
  return keepServer<EmbeddedKafka>({
    ...options,
    name: 'Kafka',
    start: (earlier) =>
      startKafka({
        dataDir,
        searchPath,
        logger: { info: report },
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
  });
}
