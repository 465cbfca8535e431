import type { ProductSettings, RingKey } from '@gomomo/config';
import { AppError } from '@gomomo/kernel';
import { hostname } from 'node:os';
import type { BookingCoreDeps } from './service.ts';

type FromSettings = 'tokenRing' | 'adminKey' | 'serviceKeys' | 'quotas' | 'corsOrigins' | 'holder';

type ReadNames =
  | 'ADMIN_API_KEY'
  | 'CORS_ORIGINS'
  | 'PORT'
  | 'RATE_LIMIT_BOOKING'
  | 'RATE_LIMIT_DEFAULT'
  | 'RATE_LIMIT_TENANT'
  | 'SERVICE_API_KEY'
  | 'TOKEN_SECRETS';

/**
 * What createBookingCore takes from the environment.
 *
 * @throws AppError `bad-config` without TOKEN_SECRETS
 */
export function toDeps(
  settings: Pick<ProductSettings, ReadNames>,
): Pick<BookingCoreDeps, FromSettings> {
  return {
    tokenRing: toRing(settings.TOKEN_SECRETS),
    adminKey: settings.ADMIN_API_KEY,
    serviceKeys: settings.SERVICE_API_KEY ?? [],
    quotas: {
      defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
      tenantPerMinute: settings.RATE_LIMIT_TENANT,
      bookingPerMinute: settings.RATE_LIMIT_BOOKING,
    },
    corsOrigins: settings.CORS_ORIGINS ?? [],
    holder: `${hostname()}:${settings.PORT}`,
  };
}

function toRing(ring: readonly RingKey[] | undefined): readonly [RingKey, ...RingKey[]] {
  const [first, ...rest] = ring ?? [];
  if (first !== undefined) return [first, ...rest];
  throw new AppError('bad-config', 'booking-core needs TOKEN_SECRETS (kid:base64 of 32 bytes).');
}
