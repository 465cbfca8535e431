import { expect, test } from '@jest/globals';
import { createTokens } from './tokens.ts';

const key = (kid: string, fill: number) => ({ kid, key: Buffer.alloc(32, fill) });
const tokens = createTokens([key('k1', 1)]);
const tenant = '019a9f3e-1111-7000-8000-000000000001';
const other = '019a9f3e-2222-7000-8000-000000000002';

test('a hold token opens its hold, in its tenant, and nothing else', () => {
  const token = tokens.holdToken(tenant, other);
  expect(tokens.findHoldId(tenant, token)).toBe(other);
  expect(tokens.findHoldId(other, token)).toBeUndefined();
  expect(tokens.findHoldId(tenant, token.replace(other, tenant))).toBeUndefined();
  for (const wrong of ['', 'x', 'a.b.c', `${other}.k1.`, `${token}.x`, `${token.slice(0, -2)}`]) {
    expect(tokens.findHoldId(tenant, wrong)).toBeUndefined();
  }
});

test('a manage token opens its appointment and is no hold token', () => {
  const token = tokens.manageToken(tenant, other, '7QK4-MD2X');
  expect(token.split('.')[0]).toBe('7QK4MD2X');
  expect(tokens.opensAppointment(tenant, other, token)).toBe(true);
  expect(tokens.opensAppointment(tenant, tenant, token)).toBe(false);
  expect(tokens.findHoldId(tenant, token.replace('7QK4MD2X', other))).toBeUndefined();
});

test('after a rotation the old key still verifies, and only while it is in the ring', () => {
  const token = tokens.holdToken(tenant, other);
  expect(createTokens([key('k2', 2), key('k1', 1)]).findHoldId(tenant, token)).toBe(other);
  expect(createTokens([key('k2', 2)]).findHoldId(tenant, token)).toBeUndefined();
});
