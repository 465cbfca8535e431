import { appendFileSync } from 'node:fs';

/**
 * What the developer or CI says about a test run, and what the run's set-up hands to its workers.
 * The one place of this library that reads the environment.
 */
export const testEnvironment = {
  /** A server of the developer's own, as its superuser; wins over the throwaway one. */
  givenPostgresUrl: (): string | undefined => process.env['GOMOMO_TEST_POSTGRES_URL'],
  /** The superuser URL of this run's server, set by the global set-up. */
  postgresUrl: (): string => {
    const url = process.env['GOMOMO_TEST_POSTGRES'];
    if (url === undefined) {
      throw new Error('no test database: run this spec in the jest project "integration"');
    }
    return url;
  },
  /** A database of that server that every spec is to use, migrated already. */
  givenDatabase: (): string | undefined => process.env['GOMOMO_TEST_DATABASE'],
  /** The level of counting limits on the given server, if it does not know SERIALIZABLE. */
  countsAt: (): 'serializable' | 'read-committed' =>
    process.env['GOMOMO_TEST_COUNTS_AT'] === 'read-committed' ? 'read-committed' : 'serializable',
  /** Folder of initdb, postgres and pg_basebackup of the oldest release that is supported. */
  oldPostgres: (): string | undefined => process.env['GOMOMO_TEST_OLD_POSTGRES'],
  /** Marks the databases of one run on a server that several runs may share. */
  runId: (): string => process.env['GOMOMO_TEST_RUN'] ?? 'run',
  requiresAll: (): boolean => process.env['REQUIRE_ALL'] === '1',
  chromiumPath: (): string | undefined => process.env['CHROMIUM_PATH'],
  kafkaBrokers: (): string | undefined => process.env['KAFKA_BROKERS'],
  searchPath: (): string | undefined => process.env['PATH'],
  /** One line for whoever runs the tests; `npm test` collects them and repeats each at its end. */
  noteSkip: (hint: string): void => {
    process.stderr.write(`skipped: ${hint}\n`);
    const collected = process.env['GOMOMO_TEST_SKIPS'];
    if (collected !== undefined) appendFileSync(collected, `${hint}\n`);
  },
  announce: (run: { postgresUrl: string; id: string }): void => {
    process.env['GOMOMO_TEST_POSTGRES'] = run.postgresUrl;
    process.env['GOMOMO_TEST_RUN'] = run.id;
  },
};
