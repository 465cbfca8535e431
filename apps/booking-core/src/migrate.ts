import { migrate } from '@gomomo/postgres';
import { bookingCoreMigrations } from './migrations.ts';

/** The Job that runs before a release: `DATABASE_OWNER_URL=… node apps/booking-core/src/migrate.ts`. */
const connectionString = process.env['DATABASE_OWNER_URL'];
if (connectionString === undefined) {
  process.stderr.write('DATABASE_OWNER_URL must be given: the role that owns the schema.\n');
  process.exitCode = 2;
} else {
  const applied = await migrate({ connectionString, ...bookingCoreMigrations });
  process.stdout.write(`applied: ${applied.length === 0 ? 'nothing new' : applied.join(', ')}\n`);
}
