import { keepServer, type KeepOptions, type KeptServer } from '../process/keep-server.ts';
import { startPostgres, type EmbeddedPostgres } from './start-postgres.ts';

/** The embedded PostgreSQL of a data folder, started again at the same address when it ends unasked. */
export function keepPostgres(options: KeepOptions): Promise<KeptServer<EmbeddedPostgres>> {
  const { dataDir, report } = options;
  return keepServer<EmbeddedPostgres>({
    ...options,
    name: 'the database',
    start: (earlier) =>
      startPostgres({
        dataDir,
        logger: { info: report },
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
  });
}
