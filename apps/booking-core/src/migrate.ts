import { migrateStandalone } from '@gomomo/host';
import { bookingCoreMigrations } from './migrations.ts';

/** The Job that runs before a release: `DATABASE_OWNER_URL=… node apps/booking-core/src/migrate.ts`. */
await migrateStandalone(bookingCoreMigrations, process.env);
