import { describe, expect, test } from '@jest/globals';
import { createShareNext } from './share-next.ts';

/** Counts what it is asked, and answers when told. */
function createSource() {
  const open: PromiseWithResolvers<number>[] = [];
  const ask = () => {
    const turn = Promise.withResolvers<number>();
    open.push(turn);
    return turn.promise;
  };
  return { ask, asked: () => open.length, answer: (n: number) => open[n]?.resolve(n), open };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('equal questions at once', () => {
  test('share the next answer, not the one that was begun before they came', async () => {
    const share = createShareNext<number>();
    const source = createSource();
    const first = share('key', source.ask);
    const others = Array.from({ length: 9 }, () => share('key', source.ask));
    await settled();
    expect(source.asked()).toBe(1);
    source.answer(0);
    expect(await first).toBe(0);
    await settled();
    expect(source.asked()).toBe(2);
    const late = share('key', source.ask);
    source.answer(1);
    expect(await Promise.all(others)).toEqual(Array(9).fill(1));
    await settled();
    source.answer(2);
    expect(await late).toBe(2);
  });

  test('of other keys go their own way, and nothing is kept of one that is answered', async () => {
    const share = createShareNext<number>();
    const source = createSource();
    void share('a', source.ask);
    void share('b', source.ask);
    expect(source.asked()).toBe(2);
    source.answer(0);
    await settled();
    void share('a', source.ask);
    expect(source.asked()).toBe(3);
  });

  test('a failure is told to those who shared it, and the next is asked all the same', async () => {
    const share = createShareNext<number>();
    const source = createSource();
    const first = share('key', source.ask);
    const second = share('key', source.ask);
    source.open[0]?.reject(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await settled();
    source.answer(1);
    expect(await second).toBe(1);
  });
});
