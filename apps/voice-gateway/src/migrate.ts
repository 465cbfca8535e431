import { migrateStandalone } from '@gomomo/host';
import { voiceMigrations } from './migrations.ts';

/** The Job that runs before a release: `DATABASE_OWNER_URL=… node apps/voice-gateway/src/migrate.ts`. */
await migrateStandalone(voiceMigrations, process.env);
