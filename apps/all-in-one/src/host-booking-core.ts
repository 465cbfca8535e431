import { bookingCoreMigrations, createBookingCore, type BookingCore } from '@gomomo/booking-core';
import { AppError } from '@gomomo/kernel';
import { createPool, migrate } from '@gomomo/postgres';
import type { Ground } from './ground.ts';
import type { Shared } from './shared.ts';

/** Migrated, on a pool of its own role. */
export async function hostBookingCore(ground: Ground, shared: Shared): Promise<BookingCore> {
  const { settings, databases, logger, teardown } = ground;
  if (databases.ownerUrl !== undefined) {
    await migrate({ connectionString: databases.ownerUrl, ...bookingCoreMigrations });
  }
  const pool = createPool({
    connectionString: databases.bookingCoreUrl,
    applicationName: 'booking-core',
    logger,
  });
  teardown.add('booking-core pool', () => pool.end());
  const [signer, ...earlier] = settings.TOKEN_SECRETS ?? [];
  if (signer === undefined) throw new AppError('bad-config', 'TOKEN_SECRETS: must be given');
  return createBookingCore({
    ...shared,
    pool,
    tokenRing: [signer, ...earlier],
    adminKey: settings.ADMIN_API_KEY,
    serviceKeys: settings.SERVICE_API_KEY ?? [],
    quotas: {
      defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
      tenantPerMinute: settings.RATE_LIMIT_TENANT,
      bookingPerMinute: settings.RATE_LIMIT_BOOKING,
    },
    corsOrigins: settings.CORS_ORIGINS ?? [],
    holder: 'all-in-one', // one process a data folder, so the same name after a restart
  });
}
