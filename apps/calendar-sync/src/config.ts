import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What calendar-sync reads by itself; it does not run without the required. */
export const calendarSyncSettings = productSettings
  .pick({
    PUBLIC_BASE_URL: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
    CORS_ORIGINS: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_TENANT: true,
    ENCRYPTION_KEYS: true,
    ENCRYPTION_KEY: true,
    GOOGLE_CLIENT_ID: true,
    GOOGLE_CLIENT_SECRET: true,
    GOOGLE_REDIRECT_URI: true,
    GOOGLE_REQUESTS_PER_SECOND: true,
    GOOGLE_BASE_URL: true,
  })
  .required({ BOOKING_CORE_URL: true, SERVICE_API_KEY: true, ENCRYPTION_KEYS: true });

export type CalendarSyncSettings = z.infer<typeof calendarSyncSettings>;
