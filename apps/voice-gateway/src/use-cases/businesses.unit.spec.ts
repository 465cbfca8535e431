import { AppError } from '@gomomo/kernel';
import { bloom } from '@gomomo/testing';
import { expect, test } from '@jest/globals';
import { createBusinesses } from './businesses.ts';

const called = '+17185550134';

function stage() {
  const clock = { at: 0, now: () => clock.at };
  const core = { isAway: false };
  const answer = async <Facts>(facts: Facts): Promise<Facts> => {
    if (!core.isAway) return facts;
    throw new AppError('dependency-unavailable', 'away', { retryable: true });
  };
  const businesses = createBusinesses({
    bookingCore: {
      getTenant: () => answer(bloom),
      findPhoneNumber: () => answer({ tenantId: bloom.id }),
    } as unknown as Parameters<typeof createBusinesses>[0]['bookingCore'],
    clock,
    defaultTenant: undefined,
  });
  return { businesses, clock, core };
}

// Half a minute after booking-core had gone each call heard "say that once more", and then goodbye.
test('whose number it is, is still known while booking-core is away', async () => {
  const { businesses, clock, core } = stage();
  const known = await businesses.findByNumber(called);
  expect(known).toMatchObject({ slug: bloom.slug });
  core.isAway = true;
  clock.at += 3_600_000;
  expect(await businesses.findByNumber(called)).toEqual(known);
  expect(await businesses.get(bloom.id, called)).toEqual(known);
  await expect(businesses.findByNumber('+17185550199')).rejects.toThrow('away');
});
