import { AppError, type Clock } from '@gomomo/kernel';
import { join, resolve } from 'node:path';
import type { ExcelSyncSettings } from '../config.ts';
import { placeOf } from '../domain/place.ts';
import { createFolderStorage } from './folder-storage.ts';
import { createS3Storage } from './s3-storage.ts';
import type { Storage } from './storage.ts';

type StorageSettings = Pick<
  ExcelSyncSettings,
  | 'NODE_ENV'
  | 'DATA_DIR'
  | 'WORKBOOK_DIR'
  | 'S3_BUCKET'
  | 'S3_REGION'
  | 'S3_ENDPOINT'
  | 'S3_ACCESS_KEY_ID'
  | 'S3_SECRET_ACCESS_KEY'
>;

const rootOf = ({ WORKBOOK_DIR: folder, DATA_DIR: data }: StorageSettings): string =>
  resolve(folder ?? join(data, 'workbooks'));

/** For a person at a terminal: where a business's workbook is written first, and stays. */
export function whereWorkbook(
  settings: StorageSettings,
  business: { readonly id: string; readonly slug: string },
): string {
  const { S3_BUCKET: bucket } = settings;
  const root = bucket === undefined ? rootOf(settings) : `s3://${bucket}`;
  const { folder, name } = placeOf(business);
  return `${root}/${folder}/${name}`;
}

const refuse = (message: string): never => {
  throw new AppError('bad-config', message);
};

/**
 * A bucket where one is named, else a folder. Production says which: a folder of one replica's own would
 * be another workbook in each.
 */
export function createStorage(
  settings: StorageSettings,
  { holder, clock }: { readonly holder: string; readonly clock: Clock },
): Storage {
  const { S3_BUCKET: bucket, WORKBOOK_DIR: folder } = settings;
  if (bucket !== undefined) {
    const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
    if (accessKeyId === undefined || secretAccessKey === undefined) {
      return refuse('S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.');
    }
    const { S3_REGION: region, S3_ENDPOINT: endpoint } = settings;
    return createS3Storage({ bucket, region, endpoint, accessKeyId, secretAccessKey });
  }
  if (folder === undefined && settings.NODE_ENV === 'production') {
    return refuse('Give S3_BUCKET, or WORKBOOK_DIR: a volume that all replicas share.');
  }
  return createFolderStorage({ root: rootOf(settings), holder, now: () => clock.now() });
}
