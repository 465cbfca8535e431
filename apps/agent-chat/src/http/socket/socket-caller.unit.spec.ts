import { describe, expect, test } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { createFindAddress, createIsOwnOrigin } from './socket-caller.ts';

const request = (headers: Record<string, string>, remoteAddress = '10.0.0.9'): IncomingMessage =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

describe('the address of a socket', () => {
  const forwarded = request({ 'x-forwarded-for': '203.0.113.7, 198.51.100.4' });

  test('is that of the connection, whatever a header says, unless proxies are trusted', () => {
    expect(createFindAddress(false)(forwarded)).toBe('10.0.0.9');
  });

  test('is seen through as many proxies as are trusted', () => {
    expect(createFindAddress(1)(forwarded)).toBe('198.51.100.4');
    expect(createFindAddress(2)(forwarded)).toBe('203.0.113.7');
    expect(createFindAddress(['10.0.0.0/8'])(forwarded)).toBe('198.51.100.4');
  });
});

describe('the origin of a socket', () => {
  const isOwn = createIsOwnOrigin('https://book.example.com', ['https://www.bloom.example']);
  const isOwnHost = createIsOwnOrigin(undefined, []);

  test('is the own one, or one that is listed', () => {
    expect(isOwn(request({ origin: 'https://book.example.com' }))).toBe(true);
    expect(isOwn(request({ origin: 'https://www.bloom.example' }))).toBe(true);
  });

  test('of another site is refused, also when it calls itself by our host', () => {
    expect(isOwn(request({ origin: 'https://evil.example' }))).toBe(false);
    expect(isOwn(request({ origin: 'https://evil.example', host: 'evil.example' }))).toBe(false);
    expect(isOwnHost(request({ origin: 'null', host: '127.0.0.1:3000' }))).toBe(false);
    expect(isOwnHost(request({ origin: 'http://evil.example', host: '127.0.0.1:3000' }))).toBe(
      false,
    );
  });

  test('is the host that was asked where no public address is set', () => {
    expect(isOwnHost(request({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }))).toBe(
      true,
    );
  });

  test('may be missing: a program has nobody’s cookies', () => {
    expect(isOwn(request({}))).toBe(true);
  });
});
