import { readFileSync } from 'node:fs';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';

export const PRODUCT_DATABASE = 'gomomo';

/** One password per login role of infra/postgres/roles.sql. */
export interface RolePasswords {
  owner: string;
  bookingCore: string;
  sharedState: string;
  messaging: string;
}

const rolesFile = new URL('../../../../infra/postgres/roles.sql', import.meta.url);

// Any number: two provisioners at once would update the same catalogue rows and one would fail.
const PROVISION_LOCK = 4_660_366;

/** The text of roles.sql with psql's own `:'name'` variables filled in, quoted as psql does. */
function rolesSql(passwords: RolePasswords): string {
  const variables: Readonly<Record<string, string>> = {
    owner_password: passwords.owner,
    booking_core_password: passwords.bookingCore,
    shared_state_password: passwords.sharedState,
    messaging_password: passwords.messaging,
  };
  return readFileSync(rolesFile, 'utf8').replaceAll(/:'(\w+)'/g, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new Error(`roles.sql asks for an unknown variable ${name}`);
    return escapeLiteral(value);
  });
}

/** Runs roles.sql in the database that `superuserUrl` names; repeats well. */
export async function provisionRoles(
  superuserUrl: string,
  passwords: RolePasswords,
): Promise<void> {
  const client = new Client({
    connectionString: superuserUrl,
    options: '-c client_min_messages=warning',
  });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [PROVISION_LOCK]);
    await client.query(rolesSql(passwords));
  } finally {
    await client.end();
  }
}

/**
 * Creates the database `gomomo` unless it is there, then its roles and grants. `superuserUrl` may
 * name any database of the server. Idempotent.
 */
export async function provision(superuserUrl: string, passwords: RolePasswords): Promise<void> {
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
  await provisionRoles(url.href, passwords);
}
