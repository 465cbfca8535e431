import { skipUnless, startTestS3, type TestS3 } from '@gomomo/testing';
import { afterAll, beforeAll } from '@jest/globals';
import { createS3Storage } from '../src/storage/s3-storage.ts';
import { describeStorage } from './storage-conformance.ts';

skipUnless('s3')('S3, as moto speaks it', () => {
  let server: TestS3;

  beforeAll(async () => {
    server = await startTestS3();
  }, 90_000);
  afterAll(() => server.stop());

  describeStorage(() =>
    createS3Storage({
      ...{ bucket: server.bucket, region: 'us-east-1', endpoint: server.endpoint },
      ...{ accessKeyId: 'somebody', secretAccessKey: 'something' },
    }),
  );
});
