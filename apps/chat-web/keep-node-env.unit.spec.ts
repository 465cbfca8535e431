import { expect, test } from '@jest/globals';
import { keepNodeEnv } from './keep-node-env.ts';

// The first start of a stack built its page, and every service took itself for production.
test.each([undefined, 'test'])('a build leaves NODE_ENV as it was: %s', async (before) => {
  const env: NodeJS.ProcessEnv = before === undefined ? {} : { NODE_ENV: before };
  await keepNodeEnv(env, async () => {
    env['NODE_ENV'] = 'production';
  });
  expect(env['NODE_ENV']).toBe(before);
});
