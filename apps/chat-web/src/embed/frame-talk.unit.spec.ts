import { expect, test } from '@jest/globals';
import { readFromFrame, readFromSite } from './frame-talk.ts';

test('reads what the page says, and nothing that other frames of the site say', () => {
  expect(readFromFrame({ gomomo: 'here', keeps: false })).toEqual({ gomomo: 'here', keeps: false });
  expect(readFromFrame({ gomomo: 'keep', value: 'x' })).toEqual({ gomomo: 'keep', value: 'x' });
  expect(readFromFrame({ gomomo: 'close' })).toEqual({ gomomo: 'close' });
  for (const other of [null, 'close', 7, {}, { gomomo: 'open' }, { gomomo: 'keep', value: 7 }]) {
    expect(readFromFrame(other)).toBeUndefined();
  }
});

test('reads what the site says, and nothing else', () => {
  const kept = { gomomo: 'kept', value: 'x', keeps: true };
  expect(readFromSite(kept)).toEqual(kept);
  expect(readFromSite({ gomomo: 'kept', value: {}, keeps: 1 })).toEqual({
    ...{ gomomo: 'kept', value: null, keeps: false },
  });
  for (const other of [undefined, 'kept', [], { gomomo: 'keep', value: 'x' }]) {
    expect(readFromSite(other)).toBeUndefined();
  }
});
