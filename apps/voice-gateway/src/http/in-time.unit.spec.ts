import { expect, test } from '@jest/globals';
import { inTime } from './in-time.ts';

test('what is there in time is answered, also a failure', async () => {
  expect(await inTime(Promise.resolve('yes'))).toBe('yes');
  await expect(inTime(Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('what hangs is given up, and may fail later on its own', async () => {
  const hangs = Promise.withResolvers<string>();
  await expect(inTime(hangs.promise, 5)).rejects.toMatchObject({
    code: 'dependency-unavailable',
    retryable: true,
  });
  hangs.reject(new Error('nobody listens'));
});
