import {
  PRODUCT_DATABASE,
  provision,
  startPostgres,
  type EmbeddedPostgres,
} from '@gomomo/embedded';
import type { ProductSettings } from '@gomomo/config';
import { AppError } from '@gomomo/kernel';
import { keepServer } from './keep-server.ts';
import type { Secrets } from './secrets.ts';
import type { Teardown } from './teardown.ts';

/** Where everything that lasts is kept, one login a role. */
export interface Databases {
  /** Migrations only; undefined: somebody else migrates the given server. */
  ownerUrl: string | undefined;
  bookingCoreUrl: string;
  sharedStateUrl: string;
  messagingUrl: string;
  /** `host:port`, as the ready line shows it. */
  postgresAddress: string;
}

export interface StartContext {
  settings: ProductSettings;
  dataDir: string;
  /** Undefined in production, where nothing is made up. */
  secrets: Secrets | undefined;
  searchPath: string | undefined;
  teardown: Teardown;
  say: (text: string) => void;
  onLost: (error: unknown) => void;
}

export function openDatabases(context: StartContext): Promise<Databases> {
  const { DATABASE_URL: given, DATABASE_OWNER_URL: owner } = context.settings;
  return given === undefined ? startEmbedded(context) : Promise.resolve(useGiven(given, owner));
}

/**
 * A server of the operator's own. Redis and Kafka normally come with it; where they do not, their
 * stand-ins live in schemas of the owner, since only booking-core has a login there.
 */
function useGiven(databaseUrl: string, ownerUrl: string | undefined): Databases {
  const { hostname, port } = new URL(databaseUrl);
  return {
    ownerUrl,
    bookingCoreUrl: databaseUrl,
    sharedStateUrl: ownerUrl ?? databaseUrl,
    messagingUrl: ownerUrl ?? databaseUrl,
    postgresAddress: `${hostname}:${port || '5432'}`,
  };
}

async function startEmbedded(context: StartContext): Promise<Databases> {
  const { secrets, dataDir, say } = context;
  if (secrets === undefined) {
    throw new AppError('bad-config', 'production needs DATABASE_URL: it has no embedded database');
  }
  const { first, stop } = await keepServer<EmbeddedPostgres>({
    name: 'the database',
    start: (earlier) =>
      startPostgres({
        dataDir,
        logger: { info: say },
        ...(earlier === undefined ? {} : { port: earlier.port }),
      }),
    report: say,
    onLost: context.onLost,
  });
  context.teardown.add('postgres', stop);
  await provision(first.superuserUrl, {
    owner: secrets.OWNER_PASSWORD,
    bookingCore: secrets.BOOKING_CORE_PASSWORD,
    sharedState: secrets.SHARED_STATE_PASSWORD,
    messaging: secrets.MESSAGING_PASSWORD,
  });
  return {
    ownerUrl: first.url('gomomo_owner', secrets.OWNER_PASSWORD, PRODUCT_DATABASE),
    bookingCoreUrl: first.url('booking_core', secrets.BOOKING_CORE_PASSWORD, PRODUCT_DATABASE),
    sharedStateUrl: first.url('shared_state', secrets.SHARED_STATE_PASSWORD, PRODUCT_DATABASE),
    messagingUrl: first.url('messaging', secrets.MESSAGING_PASSWORD, PRODUCT_DATABASE),
    postgresAddress: `${first.host}:${first.port}`,
  };
}
