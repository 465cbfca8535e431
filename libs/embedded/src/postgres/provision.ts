import { readFileSync } from 'node:fs';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export const PRODUCT_DATABASE = 'gomomo';

/** The password of a login role by its variable in infra/postgres/roles.sql, e.g. `owner_password`. */
export type PasswordOf = (variable: string) => string | undefined;

const rolesFile = new URL('../../../../infra/postgres/roles.sql', import.meta.url);

// Any number: two provisioners at once would update the same catalogue rows and one would fail.
const PROVISION_LOCK = 4_660_366;

/** The passwords that roles.sql asks for, as the environment names them (`OWNER_PASSWORD`). */
export function passwordNames(): string[] {
  const variables = readFileSync(rolesFile, 'utf8').matchAll(/:'(\w+)'/g);
  return [...new Set([...variables].map(([, name = '']) => name.toUpperCase()))];
}

/** The text of roles.sql with psql's own `:'name'` variables filled in, quoted as psql does. */
function rolesSql(passwordOf: PasswordOf): string {
  return readFileSync(rolesFile, 'utf8').replaceAll(/:'(\w+)'/g, (_, name: string) => {
    const value = passwordOf(name);
    if (value === undefined) throw new Error(`no password is known for ${name} of roles.sql`);
    return escapeLiteral(value);
  });
}

/** Runs roles.sql in the database that `superuserUrl` names; repeats well. */
export async function provisionRoles(superuserUrl: string, passwordOf: PasswordOf): Promise<void> {
  const client = new Client({
    connectionString: superuserUrl,
    options: '-c client_min_messages=warning',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
    await client.query(rolesSql(passwordOf));
  } finally {
    await client.end();
  }
}

/**
 * Creates the database `gomomo` unless it is there, then its roles and grants. `superuserUrl` may
 * name any database of the server. Idempotent.
 */
export async function provision(superuserUrl: string, passwordOf: PasswordOf): Promise<void> {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [
      PRODUCT_DATABASE,
    ]);
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(PRODUCT_DATABASE)}`);
  } finally {
    await client.end();
  }
  const url = new URL(superuserUrl);
  url.pathname = `/${PRODUCT_DATABASE}`;
  await provisionRoles(url.href, passwordOf);
}
