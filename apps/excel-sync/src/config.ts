import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What excel-sync reads by itself; it does not run without the required. */
export const excelSyncSettings = productSettings
  .pick({
    NODE_ENV: true,
    DATA_DIR: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
    CORS_ORIGINS: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_TENANT: true,
    WORKBOOK_DIR: true,
    S3_BUCKET: true,
    S3_REGION: true,
    S3_ENDPOINT: true,
    S3_ACCESS_KEY_ID: true,
    S3_SECRET_ACCESS_KEY: true,
  })
  .required({ BOOKING_CORE_URL: true, SERVICE_API_KEY: true });

export type ExcelSyncSettings = z.infer<typeof excelSyncSettings>;
