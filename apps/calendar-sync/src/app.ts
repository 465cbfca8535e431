import { createBookingCoreClient } from '@gomomo/clients';
import type { SchemaApp } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { calendarSyncSettings, type CalendarSyncSettings } from './config.ts';
import { toGoogleHosts } from './google/google-hosts.ts';
import type { GoogleClient } from './google/oauth.ts';
import { calendarMigrations } from './migrations.ts';
import { createCalendarSync } from './service.ts';

/** calendar-sync as its host knows it. */
export const app: SchemaApp<typeof calendarSyncSettings> = {
  name: 'calendar-sync',
  settings: calendarSyncSettings,
  migrations: calendarMigrations,
  create: ({ settings, ...ground }) => {
    const serviceKeys = settings.SERVICE_API_KEY;
    const [serviceKey = ''] = serviceKeys;
    const baseUrl = settings.BOOKING_CORE_URL;
    return createCalendarSync({
      ...ground,
      bookingCore: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
      keyRing: settings.ENCRYPTION_KEYS,
      google: {
        client: toClient(settings),
        hosts: toGoogleHosts(settings.GOOGLE_BASE_URL),
        redirectUri: settings.GOOGLE_REDIRECT_URI,
        requestsPerSecond: settings.GOOGLE_REQUESTS_PER_SECOND,
      },
      publicBaseUrl: settings.PUBLIC_BASE_URL,
      quotas: {
        defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
        tenantPerMinute: settings.RATE_LIMIT_TENANT,
      },
      serviceKeys,
      corsOrigins: settings.CORS_ORIGINS ?? [],
    });
  },
};

function toClient(settings: CalendarSyncSettings): GoogleClient | undefined {
  const { GOOGLE_CLIENT_ID: clientId, GOOGLE_CLIENT_SECRET: clientSecret } = settings;
  if (clientId === undefined || clientSecret === undefined) return undefined;
  return { clientId, clientSecret };
}
