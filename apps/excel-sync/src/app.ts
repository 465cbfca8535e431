import { createBookingCoreClient } from '@gomomo/clients';
import type { SchemaApp } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { excelSyncSettings } from './config.ts';
import { workbookMigrations } from './migrations.ts';
import { createExcelSync } from './service.ts';
import { createStorage } from './storage/create-storage.ts';

/** excel-sync as its host knows it. */
export const app: SchemaApp<typeof excelSyncSettings> = {
  name: 'excel-sync',
  settings: excelSyncSettings,
  migrations: workbookMigrations,
  create: ({ settings, ...ground }) => {
    const serviceKeys = settings.SERVICE_API_KEY;
    const [serviceKey = ''] = serviceKeys;
    const baseUrl = settings.BOOKING_CORE_URL;
    return createExcelSync({
      ...ground,
      bookingCore: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
      storage: createStorage(settings, ground),
      quotas: {
        defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
        tenantPerMinute: settings.RATE_LIMIT_TENANT,
      },
      serviceKeys,
      corsOrigins: settings.CORS_ORIGINS ?? [],
    });
  },
};
