import { expect, test } from '@jest/globals';
import { createSeal, kidOf, type KeyRing, type SealedFor } from './seal.ts';

const ring = (...kids: string[]): KeyRing =>
  kids.map((kid) => ({ kid, key: Buffer.alloc(32, kid) }));
const place: SealedFor = {
  ...{ tenantId: 'bloom', provider: 'google', account: '1', column: 'refresh_token' },
};
const refused = expect.objectContaining({ code: 'cannot-open' });

test('what is sealed opens in its place, and never looks the same twice', () => {
  const { seal, open } = createSeal(ring('k1'));
  const sealed = seal('1//refresh', place);
  expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]{22}\.[\w-]+$/);
  expect(sealed).not.toContain('refresh');
  expect(open(sealed, place)).toBe('1//refresh');
  expect(seal('1//refresh', place)).not.toBe(sealed);
});

test('R4: in the place of another tenant, account or column it does not open', () => {
  const { seal, open } = createSeal(ring('k1'));
  const sealed = seal('1//refresh', place);
  for (const other of [
    { ...place, tenantId: 'corner' },
    { ...place, account: '2' },
    { ...place, column: 'access_token' },
    { ...place, provider: 'other' },
    // no two places run together into one
    { ...place, tenantId: 'bloomgoogle', provider: '' },
  ]) {
    expect(() => open(sealed, other)).toThrow(refused);
  }
});

test('changed anywhere it does not open', () => {
  const { seal, open } = createSeal(ring('k1', 'k2'));
  const parts = seal('1//refresh', place).split('.');
  for (const [index, part] of parts.entries()) {
    const other = part.startsWith('A') ? `B${part.slice(1)}` : `A${part.slice(1)}`;
    const changed = index === 1 ? 'k2' : other;
    expect(() => open(parts.with(index, changed).join('.'), place)).toThrow(refused);
  }
  expect(() => open(parts.with(3, parts[3]?.slice(0, 16) ?? '').join('.'), place)).toThrow(refused);
  for (const broken of ['', 'v1', 'v1.k1', parts.slice(0, 4).join('.')]) {
    expect(() => open(broken, place)).toThrow(refused);
  }
});

test('a new key seals, an older one still opens, one that has left the ring opens nothing', () => {
  const before = createSeal(ring('k1')).seal('secret', place);
  const now = createSeal(ring('k2', 'k1'));
  expect(now.open(before, place)).toBe('secret');
  expect(kidOf(now.seal('secret', place))).toBe('k2');
  expect(() => createSeal(ring('k2')).open(before, place)).toThrow(refused);
});
