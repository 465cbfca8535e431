import { parseEnv, productSettings, type Env } from '@gomomo/config';
import { kafkaTopics } from '@gomomo/contracts';
import { loadEnvFile } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { createEventBus, ensureTopics, toKafkaConnection } from '@gomomo/messaging';
import { checkLogin } from '@gomomo/postgres';
import { createLogger } from '@gomomo/telemetry';
import { resolve } from 'node:path';
import type { Client } from 'pg';
import type { z } from 'zod';
import { carriedSecrets } from './carried-secrets.ts';
import { importArchive } from './import-archive.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { openSession } from './open-session.ts';
import type { Say } from './progress.ts';
import { publishLog } from './publish-log.ts';
import { readArguments, runCommandLine } from '../command-line.ts';
import { oneFolder } from './one-folder.ts';
import { runTool } from './run-tool.ts';
import { readSchemas } from './schemas.ts';
import { summarize } from './summarize.ts';

const help = `npm run import -- FOLDER: what npm run export wrote, into servers of your own.

The database must have its roles (infra/postgres/roles.sql) and be empty otherwise; it is migrated here. All is loaded
in one transaction and compared with counts and checksums of the export: what fails leaves the database empty.

  DATABASE_OWNER_URL   where to: the database as gomomo_owner
  KAFKA_BROKERS        the events go on in Kafka (and the other KAFKA_ names): what the embedded log keeps is published
                       there, in order; else the log goes on in the database
  REDIS_URL            conversations go on in Redis, and those that are open begin anew; else they go on in the database

  --allow-copy         also an export that was taken while the product ran
  --help

What to do before and afterwards: docs/runbooks/move-to-servers.md
`;

const names = productSettings.pick({
  NODE_ENV: true,
  DATABASE_OWNER_URL: true,
  REDIS_URL: true,
  KAFKA_BROKERS: true,
  KAFKA_SSL_CA: true,
  KAFKA_SASL_MECHANISM: true,
  KAFKA_SASL_USERNAME: true,
  KAFKA_SASL_PASSWORD: true,
});
type Settings = z.infer<typeof names>;

const read = (args: readonly string[]) =>
  readArguments(
    args,
    {
      allowPositionals: true,
      options: {
        'allow-copy': { type: 'boolean', default: false },
      },
    },
    (values, positionals) => ({ kind: 'run', values, given: oneFolder(positionals) }) as const,
  );
type Asked = Extract<ReturnType<typeof read>, { kind: 'run' }>;

async function main({ values, given }: Asked, env: Env, say: Say): Promise<number> {
  const folder = resolve(given);
  const manifest = readManifest(folder);
  if (!manifest.isFinal && !values['allow-copy']) throw isACopy(folder);
  const settings = parseEnv(names, env);
  const ownerUrl = await checkOwner(settings);
  say(summarize(manifest));
  await importTo(ownerUrl, { folder, manifest, settings, say });
  say(whatNext(settings));
  return 0;
}

const isACopy = (folder: string): AppError =>
  new AppError(
    'is-a-copy',
    `The export in ${folder} was taken while the product ran: what was booked afterwards is not in it. ` +
      'To move, stop the product and export once more; for a rehearsal, --allow-copy.',
  );

async function checkOwner({ DATABASE_OWNER_URL: ownerUrl }: Settings): Promise<string> {
  if (ownerUrl === undefined) {
    throw new AppError(
      'bad-config',
      'Say where to: DATABASE_OWNER_URL, the database as gomomo_owner.',
    );
  }
  const { user } = await checkLogin({ connectionString: ownerUrl, setting: 'DATABASE_OWNER_URL' });
  if (user === 'gomomo_owner') return ownerUrl;
  throw new AppError(
    'bad-config',
    `DATABASE_OWNER_URL logs in as ${user}: what it makes would not be gomomo_owner's.`,
  );
}

interface Job {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly settings: Settings;
  readonly say: Say;
}

async function importTo(ownerUrl: string, { settings, ...job }: Job): Promise<void> {
  const isElsewhere = (schema: string): boolean =>
    (schema === 'messaging' && settings.KAFKA_BROKERS !== undefined) ||
    (schema === 'shared_state' && settings.REDIS_URL !== undefined);
  const schemas = (await readSchemas()).filter(({ schema }) => !isElsewhere(schema));
  const db = await openSession(ownerUrl, 'import');
  try {
    const beforeCommit = (session: Client) => moveLog(session, { ...job, settings });
    await importArchive(db, { ...job, ownerUrl, schemas, beforeCommit });
  } finally {
    await db.end();
  }
}

/** Into Kafka, where there is one. Before the COMMIT, so that a Kafka that is away costs only a second try. */
async function moveLog(db: Client, { settings, manifest, folder, say }: Job): Promise<void> {
  const kafka = toKafkaConnection(settings, 'import');
  const log = manifest.schemas.find(({ name }) => name === 'messaging');
  const entry = log?.tables.find(({ name }) => name === 'records');
  if (kafka === undefined || entry === undefined) return;
  const logger = createLogger({ name: 'import', level: 'error' });
  // In production the topics are declared with the cluster.
  if (settings.NODE_ENV !== 'production') {
    await ensureTopics({ connection: kafka, topics: kafkaTopics, replicas: 1, logger });
  }
  const bus = createEventBus({ kafka, topics: kafkaTopics, logger, onFatal: () => undefined });
  try {
    await publishLog(db, bus, { entry, folder, say });
  } finally {
    await bus.close();
  }
}

const whatNext = ({ KAFKA_BROKERS: kafka, REDIS_URL: redis }: Settings): string =>
  [
    'imported, and equal to the export',
    `Start the services with the secrets of the old ones: ${carriedSecrets.join(', ')}.`,
    `Events go on in ${kafka === undefined ? 'this database (no KAFKA_BROKERS)' : 'Kafka'}, ` +
      `conversations in ${redis === undefined ? 'this database (no REDIS_URL)' : 'Redis, anew'}.`,
    'Workbooks are written anew within minutes; copies of earlier days are files of the old WORKBOOK_DIR.',
  ].join('\n');

await runCommandLine(read(process.argv.slice(2)), help, (asked) =>
  runTool((say) => {
    loadEnvFile('.env');
    return main(asked, process.env, say);
  }),
);
