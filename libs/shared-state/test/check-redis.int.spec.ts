import { expect, test } from '@jest/globals';
import { freePort, skipUnless, startTestRedis } from '@gomomo/testing';
import { checkRedis } from '../src/index.ts';

// A start with a Redis that was not there printed warnings with their stacks, and was called ready.

test.each([
  ['redis://:secret@PLACE/0', 'ECONNREFUSED'],
  ['redis+cluster://:secret@PLACE', 'no answer'],
])('nobody at %s: waited for, then named without its password', async (url, why) => {
  const place = `127.0.0.1:${await freePort()}`;
  const said: string[] = [];
  const report = (text: string): void => void said.push(text);
  const check = checkRedis({ url: url.replace('PLACE', place), patienceMs: 1_000, report });
  await expect(check).rejects.toMatchObject({
    code: 'bad-config',
    message: `The Redis at ${place} cannot be reached (${why}). Start it, or correct REDIS_URL.`,
  });
  expect(said).toEqual([`waiting for the Redis at ${place}...`]);
});

skipUnless('redis')('a Redis that is there', () => {
  test('is found; a login that it refuses is no reason to wait', async () => {
    const redis = await startTestRedis();
    const patienceMs = 20_000;
    await checkRedis({ url: redis.url, patienceMs });
    const wrong = new URL(redis.url);
    for (const password of ['', 'wrong']) {
      wrong.password = password;
      await expect(checkRedis({ url: wrong.href, patienceMs })).rejects.toThrow(
        /^The Redis at 127\.0\.0\.1:\d+ refuses the login \((NOAUTH|WRONGPASS) .*\)\. Correct REDIS_URL\.$/,
      );
    }
    await redis.stop();
  }, 15_000);

  test('is found when it comes while it is waited for', async () => {
    const first = await startTestRedis();
    await first.stop();
    const check = checkRedis({ url: first.url, patienceMs: 20_000 });
    const second = await startTestRedis(first);
    await check;
    await second.stop();
  }, 30_000);
});
