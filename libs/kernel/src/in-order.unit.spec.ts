import { expect, test } from '@jest/globals';
import { createInOrder } from './in-order.ts';

test('work of one key runs one after the other, also after a failure; other keys do not wait', async () => {
  const inOrder = createInOrder();
  const seen: string[] = [];
  const work = (name: string) => async () => {
    seen.push(`${name} begins`);
    await Promise.resolve();
    seen.push(`${name} ends`);
    if (name === 'a') throw new Error(name);
    return name;
  };
  const first = inOrder('x', work('a'));
  const second = inOrder('x', work('b'));
  const other = inOrder('y', work('c'));
  await expect(first).rejects.toThrow('a');
  expect(await Promise.all([second, other])).toEqual(['b', 'c']);
  expect(seen.indexOf('a ends')).toBeLessThan(seen.indexOf('b begins'));
  expect(seen.indexOf('c begins')).toBeLessThan(seen.indexOf('b begins'));
});
