import { expect, test } from '@jest/globals';
import { toTrouble } from './trouble.ts';

/** As Google's package throws it: an error with the answer beside it. */
function thrown(status: number, reason?: string, headers: Record<string, string> = {}): Error {
  const data = reason === undefined ? '<html>' : { error: { code: status, errors: [{ reason }] } };
  const response = { status, data, headers: new Headers(headers) };
  return Object.assign(new Error('GaxiosError'), { status, code: status, response });
}

test.each([
  [thrown(401, 'authError'), { kind: 'unauthorized' }],
  [thrown(404, 'notFound'), { kind: 'missing' }],
  [thrown(409, 'duplicate'), { kind: 'taken' }],
  [thrown(410, 'deleted'), { kind: 'gone' }],
  [thrown(412, 'conditionNotMet'), { kind: 'changed' }],
  [thrown(403, 'requiredAccessLevel'), { kind: 'forbidden', reason: 'requiredAccessLevel' }],
  [thrown(403), { kind: 'forbidden', reason: 'forbidden' }],
  [thrown(400, 'invalid'), { kind: 'invalid', reason: '400 invalid' }],
])('%#: by status and reason', (error, trouble) => {
  expect(toTrouble(error)).toEqual(trouble);
});

test.each([
  [thrown(429, 'rateLimitExceeded', { 'retry-after': '7' }), 7_000],
  [thrown(503, undefined, { 'retry-after': '2' }), 2_000],
  [thrown(503, undefined, { 'retry-after': 'Fri, 27 Nov 2026 10:00:00 GMT' }), undefined],
  [thrown(500, 'backendError'), undefined],
  [thrown(403, 'userRateLimitExceeded'), undefined],
  [thrown(403, 'quotaExceeded'), undefined],
])('%#: who says too many or not now is waited for, as long as asked', (error, waitMs) => {
  const trouble = toTrouble(error);
  expect(trouble.kind).toBe('away');
  expect('waitMs' in trouble ? trouble.waitMs : undefined).toBe(waitMs);
});

test.each(['TimeoutError', 'AbortError', 'ECONNRESET', 'ENOTFOUND', undefined])(
  'no answer (%s) is weather',
  (code) => {
    expect(toTrouble(Object.assign(new Error('x'), { code })).kind).toBe('away');
  },
);

test('nothing of what was sent is passed on', () => {
  const error = Object.assign(thrown(400, 'invalid'), {
    config: { headers: { authorization: 'Bearer ya29.secret' }, data: 'refresh_token=1//secret' },
  });
  expect(JSON.stringify(toTrouble(error))).not.toContain('secret');
});
