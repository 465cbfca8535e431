import { migrateStandalone } from '@gomomo/host';
import { workbookMigrations } from './migrations.ts';

/** The Job that runs before a release: `DATABASE_OWNER_URL=… node apps/excel-sync/src/migrate.ts`. */
await migrateStandalone(workbookMigrations, process.env);
