import { AppError } from '@gomomo/kernel';
import { checkSchema, migrate, sqlState, sqlStates } from '@gomomo/postgres';
import type { Migrations } from '../app.ts';
import type { Databases } from './databases.ts';

/**
 * Migrates a schema as its owner; where somebody else does, looks whether it is there for `role`.
 *
 * @throws AppError `bad-config` when it is not, or when roles and rights of roles.sql are missing
 */
export async function migrateAs(
  { ownerUrl, urlAs }: Databases,
  migrations: Migrations,
  role: string,
): Promise<void> {
  if (ownerUrl === undefined) return lookAt(urlAs(role), migrations.schema);
  try {
    await migrate({ connectionString: ownerUrl, ...migrations });
  } catch (error) {
    const isUnprepared = [sqlStates.undefinedObject, sqlStates.insufficientPrivilege].some(
      (state) => state === sqlState(error),
    );
    if (!isUnprepared) throw error;
    throw new AppError(
      'bad-config',
      `The database is not prepared (${rootOf(error)}): run infra/postgres/roles.sql on it as its administrator, and let DATABASE_OWNER_URL be gomomo_owner.`,
      { cause: error },
    );
  }
}

async function lookAt(connectionString: string, schema: string): Promise<void> {
  const problem = await checkSchema({ connectionString, setting: 'DATABASE_URL' }, schema);
  if (problem === undefined) return;
  const elsewhere = schema === 'messaging' ? ', or keep the events elsewhere: KAFKA_BROKERS' : '';
  throw new AppError(
    'bad-config',
    `${problem}: give DATABASE_OWNER_URL, whose role migrates it${elsewhere}.`,
  );
}

/** What the server itself said. */
function rootOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : rootOf(error.cause);
}
