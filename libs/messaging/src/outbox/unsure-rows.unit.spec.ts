import { expect, test } from '@jest/globals';
import { createUnsureRows, type Aggregate } from './unsure-rows.ts';

const of = (aggregateId: string): Aggregate => ({ tenantId: 't', aggregateId });

test('each aggregate is told once, those of a failed try again, and of too many the last', async () => {
  const unsure = createUnsureRows(2);
  const told: string[][] = [];
  let isAway = true;
  const sendAgain = (aggregates: readonly Aggregate[]): Promise<void> => {
    told.push(aggregates.map(({ aggregateId }) => aggregateId));
    return isAway ? Promise.reject(new Error('away')) : Promise.resolve();
  };
  await unsure.settle({ sendAgain });
  unsure.note([of('a'), of('b')]);
  unsure.note([of('b'), of('c')]);
  await expect(unsure.settle({ sendAgain })).rejects.toThrow('away');
  isAway = false;
  await unsure.settle({ sendAgain });
  await unsure.settle({ sendAgain });
  expect(told).toEqual([
    ['b', 'c'],
    ['b', 'c'],
  ]);
});
