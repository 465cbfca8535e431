import { AppError } from '@gomomo/kernel';
import { checkLogin } from '@gomomo/postgres';
import { roleOf } from '../app.ts';
import { passwordNameOf } from '../secret-names.ts';
import { patienceMs, type StartContext } from './start-context.ts';

/** Where everything that lasts is kept, one login a role. */
export interface Databases {
  /** Migrations only; undefined: somebody else migrates the given server. */
  readonly ownerUrl: string | undefined;
  /** The database as a login role (`shared_state`) or as that of an app with a schema. */
  urlAs(role: string): string;
  /** `host:port`, as the ready line shows it. */
  readonly address: string;
}

/** @throws AppError `bad-config` when a given server or login cannot be used */
export async function openDatabases(context: StartContext): Promise<Databases> {
  const { DATABASE_URL: given, DATABASE_OWNER_URL: owner } = context.settings;
  if (given === undefined) return startEmbedded(context);
  const roles = context.owners.map(roleOf);
  const waiting = { patienceMs, report: context.say };
  const app = { connectionString: given, setting: 'DATABASE_URL', ...waiting };
  const { user, heldBack } = await checkLogin(app);
  if (!heldBack) {
    throw new AppError(
      'bad-config',
      `${user} would see past row-level security: DATABASE_URL wants the role of the service, ${roles.join(' or ')} (infra/postgres/roles.sql); DATABASE_OWNER_URL is there for migrations.`,
    );
  }
  if (owner !== undefined) {
    await checkLogin({ connectionString: owner, setting: 'DATABASE_OWNER_URL', ...waiting });
  }
  return useGiven(given, owner, roles);
}

/**
 * A server of the operator's own, with the login of one app. Redis and Kafka normally come with it;
 * where they do not, their stand-ins live in schemas of the owner, as does an app whose login it is
 * not.
 */
function useGiven(
  databaseUrl: string,
  ownerUrl: string | undefined,
  appRoles: readonly string[],
): Databases {
  const { hostname, port, username } = new URL(databaseUrl);
  const isOthers = (role: string): boolean => appRoles.includes(username) && role !== username;
  return {
    ownerUrl,
    urlAs: (role) =>
      appRoles.includes(role) && !isOthers(role) ? databaseUrl : (ownerUrl ?? databaseUrl),
    address: `${hostname}:${port || '5432'}`,
  };
}

async function startEmbedded(context: StartContext): Promise<Databases> {
  const { embedded, secrets, dataDir, say } = context;
  if (secrets === undefined) {
    throw new AppError('bad-config', 'production needs DATABASE_URL: it has no embedded database');
  }
  const { first, stop } = await embedded.keepPostgres({
    dataDir,
    report: say,
    onLost: context.onLost,
  });
  context.teardown.add('postgres', stop);
  await embedded.provision(first.superuserUrl, (variable) => secrets[variable.toUpperCase()]);
  const urlAs = (role: string, user = role): string =>
    first.url(user, secrets[passwordNameOf(role)] ?? '', embedded.PRODUCT_DATABASE);
  return {
    ownerUrl: urlAs('owner', 'gomomo_owner'),
    urlAs: (role) => urlAs(role),
    address: `${first.host}:${first.port}`,
  };
}
