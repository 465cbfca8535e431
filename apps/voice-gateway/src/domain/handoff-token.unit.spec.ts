import { expect, test } from '@jest/globals';
import { hashOfHandoff, readHandoff, signHandoff } from './handoff-token.ts';

const secret = 'secret-of-the-spec';
const handoff = { tenantId: '01890a5d-ac96-774b-bcce-b302099a8100', expiresAt: 1_800_000_000_000 };

test('a link says whose it is and until when, and no two are alike', () => {
  const tokens = [signHandoff(secret, handoff), signHandoff(secret, handoff)];
  for (const token of tokens) expect(readHandoff(secret, token)).toEqual(handoff);
  expect(new Set(tokens).size).toBe(2);
  expect(tokens[0]).toMatch(/^[\w.-]+$/);
});

test('a link in which anything was changed is none of ours', () => {
  const token = signHandoff(secret, handoff);
  const pieces = token.split('.');
  const forged = pieces.map((piece, n) => pieces.with(n, `${piece.slice(0, -1)}0`).join('.'));
  for (const other of [
    ...forged.filter((each) => each !== token),
    '',
    '....',
    `${token}.x`,
    `${token}0`,
  ]) {
    expect([other, readHandoff(secret, other)]).toEqual([other, undefined]);
  }
  expect(readHandoff('another', token)).toBeUndefined();
});

test('what a link is kept under does not hold it', () => {
  const token = signHandoff(secret, handoff);
  for (const piece of token.split('.')) expect(hashOfHandoff(token)).not.toContain(piece);
});
