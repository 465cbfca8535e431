import { createPool, migrate, type Pool } from '@gomomo/postgres';
import { freshDatabase, type FreshDatabase } from '@gomomo/testing';
import { fileURLToPath } from 'node:url';
import { bookingCoreMigrations } from '../../src/migrations.ts';

export const schemaFile = fileURLToPath(new URL('../../prisma/schema.prisma', import.meta.url));

export interface BookingDatabase extends FreshDatabase {
  /** As the service's role, under row-level security. */
  readonly pool: Pool;
  /** As the owner, who sees every tenant. */
  readonly owner: Pool;
}

/** A migrated database of the spec's own with both pools; `drop` ends them first. */
export async function bookingDatabase(options: { max?: number } = {}): Promise<BookingDatabase> {
  const database = await freshDatabase({
    name: 'booking',
    migrate: async (connectionString) => {
      await migrate({ connectionString, ...bookingCoreMigrations });
    },
  });
  const pool = openBookingPool(database, options.max ?? 8);
  const owner = createPool({
    connectionString: database.ownerUrl,
    applicationName: 'spec',
    max: 2,
  });
  const drop = async (): Promise<void> => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  };
  return { ...database, pool, owner, drop };
}

/** A pool as one replica of the service has it; the caller ends it. */
export function openBookingPool(database: FreshDatabase, max: number): Pool {
  return createPool({
    connectionString: database.appUrl('booking_core'),
    applicationName: 'booking-core',
    max,
  });
}

/** Rows as the owner sees them: what specs look at instead of our own code. */
export async function rowsOf<Row extends object>(
  database: Pick<BookingDatabase, 'owner'>,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  return (await database.owner.query<Row>(sql, values)).rows;
}
