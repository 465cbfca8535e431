import { join } from 'node:path';
import manifest from '../package.json' with { type: 'json' };

/** For `migrate` of @gomomo/postgres, by the owner. Grants to the group role `booking_app`. */
export const bookingCoreMigrations = {
  schema: 'booking',
  folder: join(import.meta.dirname, '../prisma/migrations'),
  functions: {
    folder: join(import.meta.dirname, '../sql'),
    release: manifest.version,
    callers: 'booking_app',
  },
} as const;
