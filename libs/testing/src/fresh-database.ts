import { provisionRoles } from '@gomomo/embedded';
import { randomBytes } from 'node:crypto';
import { Client, escapeIdentifier } from 'pg';
import { testEnvironment } from './test-environment.ts';

export interface FreshDatabase {
  /** As the owner role, which migrates and sees past row-level security. */
  ownerUrl: string;
  /** As a login role of infra/postgres/roles.sql (`booking_core`), under row-level security. */
  appUrl(role: string): string;
  superuserUrl: string;
  /** Ends sessions that are still open, then drops the database. */
  drop(): Promise<void>;
}

export interface FreshDatabaseOptions {
  /** One template per name and run: use the service's name. Letters, digits and underscores. */
  name: string;
  /** Brings an empty database to the shape that every clone starts with. Run once per run. */
  migrate?: (ownerUrl: string) => Promise<void>;
}

// The same for every run: runs that share a given server share its roles as well.
const PASSWORD = 'test';

/**
 * A database of the caller's own, cloned (about 35 ms) from a template that the first caller of a
 * run migrates while the others wait. Drop it in `afterAll`; the run's end drops what was forgotten.
 */
export async function freshDatabase(options: FreshDatabaseOptions): Promise<FreshDatabase> {
  const serverUrl = testEnvironment.postgresUrl();
  const given = testEnvironment.givenDatabase();
  if (given !== undefined) return databaseAt(serverUrl, given, () => Promise.resolve());
  const prefix = `${testEnvironment.runId()}_${options.name}`;
  const template = `${prefix}_template`;
  const name = `${prefix}_${randomBytes(4).toString('hex')}`;
  await withClient(serverUrl, async (client) => {
    await client.query('select pg_advisory_lock(hashtext($1))', [template]);
    await ensureTemplate(client, template, options);
    await client.query(
      `create database ${escapeIdentifier(name)} template ${escapeIdentifier(template)} owner gomomo_owner`,
    );
    await copyRights(client, { from: template, to: name });
  });
  return databaseAt(serverUrl, name, () =>
    withClient(serverUrl, async (client) => {
      await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`);
    }),
  );
}

const databaseAt = (
  serverUrl: string,
  name: string,
  drop: FreshDatabase['drop'],
): FreshDatabase => ({
  ownerUrl: urlFor(name, 'gomomo_owner'),
  appUrl: (role) => urlFor(name, role),
  superuserUrl: databaseUrl(serverUrl, name),
  drop,
});

/** A clone does not inherit who may connect from its template. */
async function copyRights(client: Client, { from, to }: { from: string; to: string }) {
  const { rows } = await client.query<{ role: string }>(
    `select a.grantee::regrole::text as role from pg_database d, aclexplode(d.datacl) a
      where d.datname = $1 and a.privilege_type = 'CONNECT' and a.grantee not in (0, d.datdba)`,
    [from],
  );
  const database = escapeIdentifier(to);
  const roles = rows.map(({ role }) => role).join(', '); // regrole quotes what needs it
  await client.query(
    `revoke all on database ${database} from public; grant connect on database ${database} to ${roles}`,
  );
}

async function ensureTemplate(
  client: Client,
  template: string,
  options: FreshDatabaseOptions,
): Promise<void> {
  const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
  if (rowCount === 1) return;
  // Under another name until it is whole: a migration that fails must not leave a template.
  const draft = `${template}_draft`;
  await client.query(`drop database if exists ${escapeIdentifier(draft)} with (force)`);
  await client.query(
    `create database ${escapeIdentifier(draft)} template template0 encoding 'UTF8'`,
  );
  await provisionRoles(databaseUrl(testEnvironment.postgresUrl(), draft), () => PASSWORD);
  await options.migrate?.(urlFor(draft, 'gomomo_owner'));
  await endSessions(client, draft);
  await client.query(
    `alter database ${escapeIdentifier(draft)} rename to ${escapeIdentifier(template)}`,
  );
}

/** A pool that the migration closed may still be leaving the server; a rename waits for nobody. */
async function endSessions(client: Client, database: string): Promise<void> {
  await client.query(
    'select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1',
    [database],
  );
}

/** Drops every database of one run; used at its end on a server that outlives it. */
export async function dropRunDatabases(superuserUrl: string, runId: string): Promise<void> {
  await withClient(superuserUrl, async (client) => {
    const { rows } = await client.query<{ datname: string }>(
      'select datname from pg_database where starts_with(datname, $1)',
      [`${runId}_`],
    );
    for (const { datname } of rows) {
      await client.query(`drop database if exists ${escapeIdentifier(datname)} with (force)`);
    }
  });
}

async function withClient(url: string, run: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}

function urlFor(database: string, role: string): string {
  const url = new URL(databaseUrl(testEnvironment.postgresUrl(), database));
  url.username = role;
  url.password = PASSWORD;
  return url.href;
}
