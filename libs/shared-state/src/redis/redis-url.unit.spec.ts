import { expect, test } from '@jest/globals';
import { parseRedisUrl } from './redis-url.ts';

test('a single server with credentials and a database', () => {
  expect(parseRedisUrl('rediss://app:p%40ss@redis.example:6380/3')).toEqual({
    form: 'single',
    tls: true,
    username: 'app',
    password: 'p@ss',
    addresses: [{ host: 'redis.example', port: 6380 }],
    primary: undefined,
    sentinelPassword: undefined,
    database: 3,
  });
});

test('a password without a user name, and the standard port', () => {
  const target = parseRedisUrl('redis://:secret@[::1]');
  expect(target).toMatchObject({ username: undefined, password: 'secret', database: 0 });
  expect(target.addresses).toEqual([{ host: '::1', port: 6379 }]);
});

test('sentinels with the name of the primary', () => {
  const url = 'redis+sentinel://:secret@one,two:26380/front-desk/1?sentinelPassword=watch';
  expect(parseRedisUrl(url)).toMatchObject({
    form: 'sentinel',
    primary: 'front-desk',
    database: 1,
    sentinelPassword: 'watch',
    addresses: [
      { host: 'one', port: 26_379 },
      { host: 'two', port: 26_380 },
    ],
  });
});

test('nodes of a cluster', () => {
  expect(parseRedisUrl('redis+cluster://a:1,b:2,c:3')).toMatchObject({
    form: 'cluster',
    addresses: [
      { host: 'a', port: 1 },
      { host: 'b', port: 2 },
      { host: 'c', port: 3 },
    ],
  });
});

test.each([
  'http://localhost',
  'redis://',
  'redis://a,b',
  'redis://host/x',
  'redis+sentinel://host',
  'redis+cluster://host/1',
  'redis://host:port',
])('%s is refused without being repeated', (url) => {
  expect(() => parseRedisUrl(`${url}`)).toThrow(
    expect.objectContaining({ code: 'bad-config', message: expect.not.stringContaining(url) }),
  );
});
