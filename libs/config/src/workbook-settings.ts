import { z } from 'zod';
import { setting } from './setting.ts';
import { httpUrl } from './types.ts';

/** Where workbooks lie: a folder, or a bucket at any server that speaks S3. */
export const workbookSettings = {
  WORKBOOK_DIR: setting(z.string().exactOptional(), {
    description:
      'Folder of the workbooks, which all replicas share; DATA_DIR/workbooks if missing, not in production',
    example: '.data/workbooks',
  }),
  S3_BUCKET: setting(z.string().exactOptional(), {
    description: 'Bucket of the workbooks, in place of a folder',
    example: 'workbooks',
  }),
  S3_REGION: setting(z.string().default('us-east-1'), { description: 'Region of the bucket' }),
  S3_ENDPOINT: setting(httpUrl().exactOptional(), {
    description: 'A server that speaks S3; AWS if missing',
    example: 'https://s3.example.com',
  }),
  S3_ACCESS_KEY_ID: setting(z.string().exactOptional(), {
    description: 'Who writes to the bucket',
  }),
  S3_SECRET_ACCESS_KEY: setting(z.string().exactOptional(), {
    description: 'Secret of the access key',
    secret: true,
  }),
};
