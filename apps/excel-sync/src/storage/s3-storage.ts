import type { S3ServiceException } from '@aws-sdk/client-s3';
import { explainS3 } from './explain-s3.ts';
import type { Path, Storage } from './storage.ts';

export interface S3StorageOptions {
  readonly bucket: string;
  readonly region: string;
  /** Left out: AWS itself. */
  readonly endpoint: string | undefined;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const attempts = 3;
const callMs = 10_000;

/** Loaded by the first call: who keeps workbooks in a folder does not pay for it. */
async function connect(options: S3StorageOptions) {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = options;
  const s3 = await import('@aws-sdk/client-s3');
  const client = new s3.S3Client({
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: attempts,
    // Other makers' servers know a bucket by its path, and not every checksum of AWS.
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return { s3, client, bucket };
}

const isMissing = (error: unknown): boolean => {
  const { name, $metadata } = error as Partial<S3ServiceException>;
  return name === 'NoSuchKey' || $metadata?.httpStatusCode === 404;
};

const inTime = (signal?: AbortSignal): { abortSignal: AbortSignal } => {
  const timeOut = AbortSignal.timeout(callMs);
  return { abortSignal: signal === undefined ? timeOut : AbortSignal.any([signal, timeOut]) };
};

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Bucket = Awaited<ReturnType<typeof connect>>;

async function listKeys({ s3, client, bucket }: Bucket, prefix: string): Promise<string[]> {
  const keys: string[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new s3.ListObjectsV2Command({
        ...{ Bucket: bucket, Prefix: prefix },
        ...(token === undefined ? {} : { ContinuationToken: token }),
      }),
      inTime(),
    );
    keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
    token = page.NextContinuationToken;
  } while (token !== undefined);
  return keys;
}

async function readObject({ s3, client, bucket }: Bucket, key: string) {
  try {
    const { Body } = await client.send(
      new s3.GetObjectCommand({ Bucket: bucket, Key: key }),
      inTime(),
    );
    return await Body?.transformToByteArray();
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function removeObject({ s3, client, bucket }: Bucket, key: string): Promise<void> {
  await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }), inTime());
}

const keyOf = (path: Path): string => path.join('/');
const prefixOf = (folder: Path): string => `${keyOf(folder)}/`;

/** Files as objects of a bucket, at AWS or at any server that speaks S3. An object is whole or not there. */
export function createS3Storage(options: S3StorageOptions): Storage {
  let connected: Promise<Bucket> | undefined;
  const open = (): Promise<Bucket> => (connected ??= connect(options));
  return {
    kind: 's3',
    where: (path) => `s3://${options.bucket}/${keyOf(path)}`,
    read: async (path) => readObject(await open(), keyOf(path)),
    findInUse: () => Promise.resolve(undefined),
    write: async (path, bytes, signal) => {
      const { s3, client, bucket } = await open();
      const object = { Bucket: bucket, Key: keyOf(path), Body: bytes, ContentType: contentType };
      await client.send(new s3.PutObjectCommand(object), inTime(signal));
      return 'written';
    },
    list: async (folder) => {
      const prefix = prefixOf(folder);
      const keys = await listKeys(await open(), prefix);
      const names = keys.map((key) => key.slice(prefix.length));
      return names.filter((name) => !name.includes('/')).toSorted();
    },
    remove: async (path) => removeObject(await open(), keyOf(path)),
    removeFolder: async (folder) => {
      const bucket = await open();
      for (const key of await listKeys(bucket, prefixOf(folder))) await removeObject(bucket, key);
    },
    // An object is there as a whole or not at all.
    sweep: () => Promise.resolve(),
    ready: async () => {
      const { s3, client, bucket } = await open();
      await client.send(new s3.HeadBucketCommand({ Bucket: bucket }), inTime());
    },
    explain: (error) => explainS3(error, options),
  };
}
