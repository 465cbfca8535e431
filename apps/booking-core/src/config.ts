import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What booking-core reads by itself; it does not run without the required. */
export const bookingCoreSettings = productSettings
  .pick({
    DATABASE_READ_URL: true,
    COUNTING_ISOLATION: true,
    PUBLIC_BASE_URL: true,
    CORS_ORIGINS: true,
    ADMIN_API_KEY: true,
    SERVICE_API_KEY: true,
    TOKEN_SECRETS: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_BOOKING: true,
    RATE_LIMIT_TENANT: true,
  })
  .required({ ADMIN_API_KEY: true, SERVICE_API_KEY: true, TOKEN_SECRETS: true });

export type BookingCoreSettings = z.infer<typeof bookingCoreSettings>;
