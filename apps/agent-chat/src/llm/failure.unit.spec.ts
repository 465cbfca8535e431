import { describe, expect, test } from '@jest/globals';
import { isOutage, ModelFailure, toFailure } from './failure.ts';

const running = new AbortController().signal;
const ofCause = (code: string) =>
  new Error('Connection error.', { cause: new TypeError('fetch failed', { cause: { code } }) });

describe('an error of the SDK', () => {
  test.each([
    [{ status: 401 }, 'unauthorized'],
    [{ status: 403 }, 'unauthorized'],
    [{ status: 404 }, 'unauthorized'],
    [{ status: 429 }, 'rate-limited'],
    [{ status: 500 }, 'server-error'],
    [{ status: 503 }, 'server-error'],
    [{ status: 400 }, 'refused'],
    [{ status: 422 }, 'refused'],
    [new SyntaxError('no JSON'), 'bad-json'],
    [ofCause('UND_ERR_CONNECT_TIMEOUT'), 'connect'],
    [ofCause('ECONNREFUSED'), 'connect'],
    [ofCause('UND_ERR_HEADERS_TIMEOUT'), 'timeout'],
    [ofCause('UND_ERR_BODY_TIMEOUT'), 'timeout'],
    [ofCause('ECONNRESET'), 'reset'],
    [undefined, 'reset'],
  ])('%o is %s', (error, kind) => {
    expect(toFailure(error, running).kind).toBe(kind);
  });

  test('is a time-out once the turn is out of time, whatever it looks like', () => {
    expect(toFailure(ofCause('ECONNRESET'), AbortSignal.abort()).kind).toBe('timeout');
  });

  test.each([
    ['7', 7_000],
    ['0', 0],
    ['Wed, 21 Oct 2026 07:28:00 GMT', undefined],
    ['-3', undefined],
  ])('says how long to wait: %s', (said, ms) => {
    const error = { status: 429, headers: new Headers({ 'retry-after': said }) };
    expect(toFailure(error, running).retryAfterMs).toBe(ms);
  });
});

test('what a request of ours is refused for is no outage', () => {
  const outages = (['refused', 'cut-off', 'connect', 'bad-json'] as const).filter((kind) =>
    isOutage(new ModelFailure(kind)),
  );
  expect(outages).toEqual(['connect', 'bad-json']);
});
