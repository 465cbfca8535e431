import type { S3ServiceException } from '@aws-sdk/client-s3';
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

/** Files as objects of a bucket, at AWS or at any server that speaks S3. An object is whole or not there. */
export function createS3Storage(options: S3StorageOptions): Storage {
  let connected: ReturnType<typeof connect> | undefined;
  const get = (): ReturnType<typeof connect> => (connected ??= connect(options));
  const keyOf = (path: Path): string => path.join('/');

  async function keysBelow(folder: Path): Promise<string[]> {
    const { s3, client, bucket } = await get();
    const keys: string[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new s3.ListObjectsV2Command({
          ...{ Bucket: bucket, Prefix: `${keyOf(folder)}/` },
          ...(token === undefined ? {} : { ContinuationToken: token }),
        }),
        inTime(),
      );
      keys.push(...(page.Contents ?? []).flatMap(({ Key }) => Key ?? []));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    return keys;
  }

  async function removeKey(key: string): Promise<void> {
    const { s3, client, bucket } = await get();
    await client.send(new s3.DeleteObjectCommand({ Bucket: bucket, Key: key }), inTime());
  }

  return {
    kind: 's3',
    where: (path) => `s3://${options.bucket}/${keyOf(path)}`,
    read: async (path) => {
      const { s3, client, bucket } = await get();
      try {
        const command = new s3.GetObjectCommand({ Bucket: bucket, Key: keyOf(path) });
        const { Body } = await client.send(command, inTime());
        return await Body?.transformToByteArray();
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    write: async (path, bytes, signal) => {
      const { s3, client, bucket } = await get();
      const object = { Bucket: bucket, Key: keyOf(path), Body: bytes, ContentType: contentType };
      await client.send(new s3.PutObjectCommand(object), inTime(signal));
      return 'written';
    },
    list: async (folder) => {
      const prefix = `${keyOf(folder)}/`;
      const names = (await keysBelow(folder)).map((key) => key.slice(prefix.length));
      return names.filter((name) => !name.includes('/')).toSorted();
    },
    remove: (path) => removeKey(keyOf(path)),
    removeFolder: async (folder) => {
      for (const key of await keysBelow(folder)) await removeKey(key);
    },
    ready: async () => {
      const { s3, client, bucket } = await get();
      await client.send(new s3.HeadBucketCommand({ Bucket: bucket }), inTime());
    },
  };
}
