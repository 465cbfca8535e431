import { expect, test } from '@jest/globals';
import { createHmac, randomBytes } from 'node:crypto';
import { createMac } from './create-mac.ts';

test('the first case of RFC 4231', () => {
  expect(createMac(Buffer.alloc(20, 0x0b))('Hi There').toString('hex')).toBe(
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  );
});

test.each([0, 1, 16, 32, 63, 64, 65, 200])('as node says it, with a key of %i bytes', (length) => {
  const key = randomBytes(length);
  const mac = createMac(key);
  for (const text of ['', 'manage:a:b', 'Zoë O’Hara '.repeat(20)]) {
    expect(mac(text)).toEqual(createHmac('sha256', key).update(text).digest());
  }
});
