import type { RingKey } from '@gomomo/config';
import type { SchemaApp, SchemaGround } from '@gomomo/host';
import { AppError } from '@gomomo/kernel';
import { createCatalogueDb } from './catalogue/catalogue-db.ts';
import { createCatalogue, type Catalogue } from './catalogue/catalogue.ts';
import { bookingCoreSettings, type BookingCoreSettings } from './config.ts';
import { bookingCoreMigrations } from './migrations.ts';
import { createBookingCore } from './service.ts';
import { createTenantLookUp } from './store/tenant-look-up.ts';

type Ground = SchemaGround<BookingCoreSettings>;

/** booking-core as its host knows it. */
export const app: SchemaApp<typeof bookingCoreSettings> = {
  name: 'booking-core',
  settings: bookingCoreSettings,
  migrations: bookingCoreMigrations,
  create: ({ settings, ...ground }: Ground) =>
    createBookingCore({
      ...ground,
      tokenRing: toRing(settings.TOKEN_SECRETS),
      adminKey: settings.ADMIN_API_KEY,
      serviceKeys: settings.SERVICE_API_KEY,
      quotas: {
        defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
        tenantPerMinute: settings.RATE_LIMIT_TENANT,
        bookingPerMinute: settings.RATE_LIMIT_BOOKING,
      },
      corsOrigins: settings.CORS_ORIGINS ?? [],
      countsAt: settings.COUNTING_ISOLATION,
    }),
};

/** The catalogue alone, e.g. for seeding. */
export const openCatalogue = ({ pool, clock, newId, settings }: Ground): Catalogue =>
  createCatalogue({
    db: createCatalogueDb(pool),
    clock,
    newId,
    tokenRing: toRing(settings.TOKEN_SECRETS),
  });

/** Whose name in the address that is. */
export const findTenantId = async ({ pool }: Ground, slug: string): Promise<string | undefined> =>
  (await createTenantLookUp(pool).bySlug(slug))?.id;

function toRing([first, ...rest]: readonly RingKey[]): readonly [RingKey, ...RingKey[]] {
  if (first !== undefined) return [first, ...rest];
  throw new AppError('bad-config', 'booking-core needs TOKEN_SECRETS (kid:base64 of 32 bytes).');
}
