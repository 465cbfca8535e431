import { testEnvironment } from '@gomomo/testing';

const limits = { upcomingPerClient: 5, perClientPerDay: 50, perResourcePerDay: 500 };

const counting =
  testEnvironment.countsAt() === 'serializable' ? 'SERIALIZABLE' : 'READ COMMITTED, counting,';

/**
 * Isolation level, pace, and the policy that brings a tenant there: one whose limits count rows is served at
 * SERIALIZABLE. Each of these the quick way and the careful one, which the quick way falls back on.
 */
export const ways = [
  ['READ COMMITTED', 'quick', {}],
  ['READ COMMITTED', 'careful', {}],
  [counting, 'quick', { limits }],
  [counting, 'careful', { limits }],
] as const;
