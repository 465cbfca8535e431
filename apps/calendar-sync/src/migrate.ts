import { migrateStandalone } from '@gomomo/host';
import { calendarMigrations } from './migrations.ts';

/** The Job that runs before a release: `DATABASE_OWNER_URL=… node apps/calendar-sync/src/migrate.ts`. */
await migrateStandalone(calendarMigrations, process.env);
