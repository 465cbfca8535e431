import { join } from 'node:path';

/** For `migrate` of @gomomo/postgres, by the owner. Grants to the group role `booking_app`. */
export const bookingCoreMigrations = {
  schema: 'booking',
  folder: join(import.meta.dirname, '../prisma/migrations'),
} as const;
