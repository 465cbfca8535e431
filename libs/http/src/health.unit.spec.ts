import { expect, test } from '@jest/globals';
import { toHealthAnswer } from './health.ts';

const up = { status: 'up', ms: 1 } as const;
const down = { status: 'down', ms: 1, detail: 'the disk is full' } as const;
const shown = { serving: true, showDetail: true };

test('what can be done without for a while degrades, and what is needed ends it', () => {
  const optional = { ...down, needed: false };
  expect(toHealthAnswer({ postgres: up, workbooks: up }, shown)).toMatchObject({
    ...{ status: 200, body: { status: 'ok' } },
  });
  expect(toHealthAnswer({ postgres: up, workbooks: optional }, shown)).toEqual({
    status: 200,
    body: { status: 'degraded', checks: { postgres: up, workbooks: down } },
  });
  expect(toHealthAnswer({ postgres: down, workbooks: optional }, shown)).toMatchObject({
    ...{ status: 503, body: { status: 'unavailable' } },
  });
});
