import { AppError } from '@gomomo/kernel';
import { expect, test } from '@jest/globals';
import { hashOfHandoff, signHandoff } from '../domain/handoff-token.ts';
import { createGoOnInBrowser, type GoOnDeps } from './go-on-in-browser.ts';

const secret = 'secret-of-the-spec';
const address = '203.0.113.9';
const token = signHandoff(secret, { tenantId: 'bloom', expiresAt: 900_000 });

/** A link whose call is there; `adopt` is what the chat makes of it. */
function stage(adopt: () => Promise<never>) {
  const kept = new Map<string, unknown>();
  const deps = {
    tokens: {
      take: async (hash: string) => {
        const value = kept.get(hash);
        kept.delete(hash);
        return value;
      },
      has: async (hash: string) => kept.has(hash),
      put: async (hash: string, value: unknown, ttlMs: number) => {
        expect(ttlMs).toBe(890_000);
        kept.set(hash, value);
      },
    },
    calls: { change: async () => undefined },
    voice: { find: async () => ({ session: {} }) },
    chat: { adopt },
    businesses: { get: async () => ({ slug: 'bloom' }) },
    secret,
    clock: { now: () => 10_000 },
  } as unknown as GoOnDeps;
  return { goOn: createGoOnInBrowser(deps), deps };
}

// The page said "your link is still good, please try again", and the next try found it used.
test('a link that could not be followed for weather can be followed once afterwards', async () => {
  let isAway = true;
  const { goOn, deps } = stage(async () => {
    if (isAway) throw new AppError('dependency-unavailable', 'away', { retryable: true });
    return undefined as never;
  });
  await deps.tokens.put(hashOfHandoff(token), { tenantId: 'bloom', callSid: 'CA1' }, 890_000);
  await expect(goOn.follow(token, address)).rejects.toThrow('away');
  expect(await goOn.look(token)).toEqual({ kind: 'good' });
  isAway = false;
  expect(await goOn.follow(token, address)).toMatchObject({ kind: 'there', slug: 'bloom' });
  expect(await goOn.follow(token, address)).toEqual({ kind: 'gone', slug: 'bloom' });
});
