import { describe, expect, test } from '@jest/globals';
import { createCountWrites } from './count-writes.ts';

const most = 2;

/** Two points; each answer comes a turn of the event loop later. */
function twoPoints() {
  let used = 0;
  const later = () => new Promise((resolve) => setImmediate(resolve));
  return {
    used: () => used,
    async take(): Promise<string | undefined> {
      await later();
      if (used >= most) return 'used up';
      used += 1;
      return undefined;
    },
    async giveBack() {
      await later();
      used -= 1;
    },
  };
}

/** Writes that end when told to. */
function openDesk() {
  const points = twoPoints();
  const count = createCountWrites();
  const begun: { end(counts: boolean): void; fail(): void }[] = [];
  const write = () =>
    count('caller', {
      points,
      write: () =>
        new Promise<{ result: string; counts: boolean }>((resolve, reject) => {
          begun.push({
            end: (counts) => resolve({ result: counts ? 'booked' : 'refused', counts }),
            fail: () => reject(new Error('weather')),
          });
        }),
      refuse: async (refusal = 'too many') => refusal,
    });
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((r) => setImmediate(r));
  };
  return { points, begun, write, settle };
}

describe('booking writes of one caller', () => {
  test('run side by side while points are left', async () => {
    const { begun, write, settle } = openDesk();
    const both = [write(), write()];
    await settle();
    expect(begun).toHaveLength(2);
    for (const one of begun) one.end(true);
    expect(await Promise.all(both)).toEqual(['booked', 'booked']);
  });

  test('beyond the last point wait, and take one that was not needed', async () => {
    const { points, begun, write, settle } = openDesk();
    const all = Promise.allSettled([write(), write(), write(), write()]);
    await settle();
    expect(begun).toHaveLength(2);
    begun[0]?.end(false);
    await settle();
    expect(begun).toHaveLength(3);
    begun[1]?.fail();
    await settle();
    expect(begun).toHaveLength(4);
    begun[2]?.end(true);
    begun[3]?.end(true);
    expect((await all).map((one) => one.status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'fulfilled'],
    ]);
    expect(points.used()).toBe(2);
  });

  test('are refused once every point is used for good, not before', async () => {
    const { begun, write, settle } = openDesk();
    const all = [write(), write(), write(), write()];
    const late: string[] = [];
    for (const one of all.slice(2)) void one.then((said) => late.push(said));
    await settle();
    begun[0]?.end(true);
    await settle();
    expect(late).toEqual([]);
    begun[1]?.end(true);
    await settle();
    expect(late).toEqual(['used up', 'used up']);
    expect(await write()).toBe('used up');
  });

  test('are never more than the points, however many come at once', async () => {
    const { points, begun, write, settle } = openDesk();
    const many = Array.from({ length: 130 }, write);
    await settle();
    for (const one of begun) one.end(true);
    const said = await Promise.all(many);
    const count = (what: string) => said.filter((one) => one === what).length;
    expect([count('booked'), count('used up'), count('too many')]).toEqual([2, 126, 2]);
    expect(points.used()).toBe(2);
  });
});
