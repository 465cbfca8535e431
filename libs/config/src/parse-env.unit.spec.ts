import { expect, test } from '@jest/globals';
import { renderEnvExample } from './describe-env.ts';
import { withoutGiven } from './make-secrets.ts';
import { parseEnv } from './parse-env.ts';
import { productSettings } from './product-settings.ts';

const ring = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
const production = {
  NODE_ENV: 'production',
  PUBLIC_BASE_URL: 'https://book.example.com',
  DATABASE_URL: 'postgres://app@db/gomomo',
  REDIS_URL: 'redis://redis',
  KAFKA_BROKERS: 'kafka:9092',
  BOOKING_CORE_URL: 'http://booking-core:3000',
  ADMIN_API_KEY: 'a'.repeat(32),
  SERVICE_API_KEY: 's'.repeat(32),
  TOKEN_SECRETS: ring,
  ENCRYPTION_KEYS: ring,
  TRUST_PROXY: 'none',
  HANDOFF_SECRET: 'a'.repeat(32),
  TWILIO_AUTH_TOKEN: 'b'.repeat(32),
};

function faultsOf(env: Record<string, string>): string {
  try {
    parseEnv(productSettings, env);
    return '';
  } catch (error) {
    return String(error);
  }
}

test('an empty environment gives the documented defaults', () => {
  const settings = parseEnv(productSettings, {});
  expect(settings).toMatchObject({
    PORT: 3000,
    HOST: '127.0.0.1',
    RATE_LIMIT_BOOKING: 10,
  });
});

test('every bad key is named at once, and no value is repeated', () => {
  const faults = faultsOf({ PORT: 'abc', DATABASE_URL: 'mysql://hunter2', TOKEN_SECRETS: 'k1:aa' });
  expect(faults).toContain('- PORT: wants a port number');
  expect(faults).toContain('- DATABASE_URL: wants a postgres:// URL');
  expect(faults).toContain('- TOKEN_SECRETS:');
  expect(faults).not.toContain('hunter2');
});

// LOG_LEVEL=loud was answered in the words of the library.
test('a word that is none of a few is answered with those', () => {
  expect(faultsOf({ LOG_LEVEL: 'loud' })).toContain(
    '- LOG_LEVEL: wants one of trace, debug, info,',
  );
  expect(faultsOf({ NODE_ENV: 'prod' })).toContain('- NODE_ENV: wants one of development, test,');
});

test('production refuses missing secrets and test addresses', () => {
  expect(faultsOf(production)).toBe('');
  expect(faultsOf({ NODE_ENV: 'production' })).toContain(
    '- ADMIN_API_KEY: must be given in production',
  );
  expect(faultsOf({ ...production, GOOGLE_BASE_URL: 'http://127.0.0.1:1' })).toContain(
    '- GOOGLE_BASE_URL: is for tests only',
  );
});

test('R10: the OAuth redirect of the example is the route that exists', () => {
  const line = renderEnvExample(productSettings)
    .split('\n')
    .find((text) => text.startsWith('#GOOGLE_REDIRECT_URI='));
  const value = line?.split('=')[1] ?? '';
  expect(new URL(value).pathname).toBe('/api/oauth/google/callback');
  expect(faultsOf({ GOOGLE_REDIRECT_URI: value })).toBe('');
  expect(faultsOf({ GOOGLE_REDIRECT_URI: 'http://localhost:3000/oauth/callback' })).toContain(
    'must end in /api/oauth/google/callback',
  );
});

test('every default and example of .env.example can be uncommented as it stands', () => {
  const text = renderEnvExample(productSettings);
  const pairs = [...text.matchAll(/^#([A-Z][A-Z0-9_]+)=(.+)$/gm)].map(([, name, value]) => [
    name,
    value,
  ]);
  expect(pairs.length).toBeGreaterThan(20);
  expect(faultsOf(Object.fromEntries(pairs) as Record<string, string>)).toBe('');
});

test.each(['none', '1', 'loopback', '10.0.0.0/8, ::1', '127.0.0.1'])(
  'TRUST_PROXY may be %s',
  (value) => {
    expect(faultsOf({ TRUST_PROXY: value })).toBe('');
  },
);

test.each(['false', 'abc', '10.0.0.0/99', '1.2.3'])('TRUST_PROXY may not be %s', (value) => {
  expect(faultsOf({ TRUST_PROXY: value })).toContain('- TRUST_PROXY: wants none');
});

test.each([
  ...['0.0.0.0/0', '::/0', '10.0.0.0/8, 0.0.0.0/0', '0.0.0.0/1,128.0.0.0/1', '2000::/3'],
  ...['::ffff:0:0/96', '::ffff:0.0.0.0/96', '::ffff:128.0.0.0/97', '::/64'],
])('TRUST_PROXY may not be everybody, written as %s', (value) => {
  expect(faultsOf({ TRUST_PROXY: value })).toContain('- TRUST_PROXY: would believe everybody');
});

test.each(['fc00::/7', 'fe80::/10', '172.16.0.0/12', '::ffff:10.0.0.0/104', 'loopback'])(
  'TRUST_PROXY may be the network %s',
  (value) => {
    expect(faultsOf({ TRUST_PROXY: value })).toBe('');
  },
);

test('TRUST_PROXY is told from none where it is left out, and production wants it spelt out', () => {
  expect(parseEnv(productSettings, {})).not.toHaveProperty('TRUST_PROXY');
  expect(parseEnv(productSettings, { TRUST_PROXY: 'none' }).TRUST_PROXY).toBe(false);
  expect(faultsOf({ ...production, TRUST_PROXY: '' })).toContain(
    '- TRUST_PROXY: must be given in production',
  );
});

test.each(['*', 'https://*.example.com', 'www.example.com', 'https://a.example/path', 'null'])(
  'CORS_ORIGINS may not be %s, which no browser would ever send',
  (value) => {
    expect(faultsOf({ CORS_ORIGINS: value })).toContain('- CORS_ORIGINS: wants exact origins');
  },
);

test('CORS_ORIGINS are kept as a browser sends them', () => {
  const { CORS_ORIGINS } = parseEnv(productSettings, {
    CORS_ORIGINS: 'https://WWW.example.com/, http://localhost:5173, https://b.example:443',
  });
  expect(CORS_ORIGINS).toEqual([
    'https://www.example.com',
    'http://localhost:5173',
    'https://b.example',
  ]);
});

test('one key may stand for a ring, in production too; a ring wins', () => {
  const { ENCRYPTION_KEYS: _ring, ...others } = production;
  const key = Buffer.alloc(32, 2).toString('base64');
  const alone = parseEnv(productSettings, { ...others, ENCRYPTION_KEY: key });
  expect(alone.ENCRYPTION_KEYS).toEqual([{ kid: 'only', key: Buffer.alloc(32, 2) }]);
  const both = parseEnv(productSettings, { ...production, ENCRYPTION_KEY: key });
  expect(both.ENCRYPTION_KEYS?.map(({ kid }) => kid)).toEqual(['k1']);
  expect(faultsOf(others)).toContain('- ENCRYPTION_KEYS: must be given in production');
});

test('a secret that was made up yields to what is given in its place', () => {
  const made = { ENCRYPTION_KEYS: ring, TOKEN_SECRETS: ring };
  expect(withoutGiven(productSettings, made, {})).toEqual(made);
  expect(withoutGiven(productSettings, made, { ENCRYPTION_KEY: 'x' })).toEqual({
    TOKEN_SECRETS: ring,
  });
});
