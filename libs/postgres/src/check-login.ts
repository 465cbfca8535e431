import { AppError } from '@gomomo/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { sqlState } from './sql-state.ts';
import { isConnectionLost } from './weather.ts';

export interface Login {
  readonly connectionString: string;
  /** The environment name that gives it, for whoever has to correct it. */
  readonly setting: string;
  /** How long a server that cannot be reached is waited for. */
  readonly patienceMs?: number;
  /** Told once when it has to be waited for. */
  readonly report?: (text: string) => void;
}

const roles = 'infra/postgres/roles.sql';
const between = 500;

/**
 * Whether a given login can be used at all. `heldBack`: row-level security holds its role.
 * @throws AppError `bad-config` with what is wrong and what to do
 */
export async function checkLogin(login: Login): Promise<{ user: string; heldBack: boolean }> {
  const db = await connect(login);
  try {
    const { rows } = await db.query<{ user: string; free: boolean }>(
      'select rolname as user, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
    );
    return { user: rows[0]?.user ?? '', heldBack: rows[0]?.free === false };
  } finally {
    await db.end();
  }
}

/**
 * What keeps a login from a schema that somebody else migrates; nothing when it may use it.
 * @throws AppError `bad-config` when it may not even connect
 */
export async function checkSchema(login: Login, schema: string): Promise<string | undefined> {
  const db = await connect(login);
  try {
    const { rows } = await db.query<{ user: string; open: boolean }>(
      `select current_user as user, coalesce(bool_or(has_schema_privilege(oid, 'usage')), false) as open
         from pg_namespace where nspname = $1`,
      [schema],
    );
    const [found] = rows;
    if (found?.open === true) return undefined;
    return `The schema ${schema} is not in the database, or closed to ${found?.user ?? 'this login'}`;
  } finally {
    await db.end();
  }
}

async function connect(login: Login): Promise<pg.Client> {
  const until = Date.now() + (login.patienceMs ?? 0);
  for (let attempt = 1; ; attempt += 1) {
    const db = new pg.Client({
      connectionString: login.connectionString,
      application_name: 'check login',
      connectionTimeoutMillis: 5_000,
    });
    // What ends the connection of a failed attempt has been said by the attempt.
    db.on('error', () => undefined);
    try {
      await db.connect();
      return db;
    } catch (error) {
      if (!isConnectionLost(error) || Date.now() >= until) throw explain(error, login);
      if (attempt === 1) login.report?.(`waiting for the database at ${placeOf(login)}...`);
      await pause(between);
    }
  }
}

function placeOf({ connectionString }: Login): string {
  const { hostname, port } = new URL(connectionString);
  return `${hostname}:${port || '5432'}`;
}

function explain(error: unknown, login: Login): AppError {
  const { connectionString, setting } = login;
  const { username, pathname } = new URL(connectionString);
  const place = placeOf(login);
  const name = decodeURIComponent(pathname.slice(1));
  const say = (text: string): AppError => new AppError('bad-config', text, { cause: error });
  const state = sqlState(error) ?? '';
  if (state.startsWith('28') || state === '42501') {
    return say(
      `The database at ${place} refuses ${decodeURIComponent(username)}: correct ${setting}, or make its roles (${roles}).`,
    );
  }
  if (state === '3D000') {
    return say(
      `There is no database ${name} at ${place}: create it and its roles (${roles}), or correct ${setting}.`,
    );
  }
  const { code, message } = error as { code?: string; message?: string };
  const why = code ?? message ?? 'no answer';
  return isConnectionLost(error)
    ? say(`The database at ${place} cannot be reached (${why}). Start it, or correct ${setting}.`)
    : say(`The database at ${place} cannot be used (${message ?? why}). Correct ${setting}.`);
}
