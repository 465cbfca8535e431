import { expect, test } from '@jest/globals';
import type { Storage } from '../src/storage/storage.ts';

const never = new AbortController().signal;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array | undefined) => found && new TextDecoder().decode(found);

/** What every storage does. */
export function describeStorage(open: () => Storage): void {
  test('what was written is read, whole; what was not is not there', async () => {
    const storage = open();
    await storage.ready();
    expect(await storage.read(['a', 'one.xlsx'])).toBe(undefined);
    expect(await storage.write(['a', 'one.xlsx'], bytes('first'), never)).toBe('written');
    expect(await storage.write(['a', 'one.xlsx'], bytes('second'), never)).toBe('written');
    expect(text(await storage.read(['a', 'one.xlsx']))).toBe('second');
    expect(storage.where(['a', 'one.xlsx'])).toContain('one.xlsx');
  });

  test('a folder tells its files, without what lies deeper', async () => {
    const storage = open();
    await storage.write(['b', 'two.xlsx'], bytes('2'), never);
    await storage.write(['b', 'copies', 'one (1).xlsx'], bytes('1'), never);
    await storage.write(['b', 'copies', 'one (2).xlsx'], bytes('1'), never);
    await storage.write(['bb', 'three.xlsx'], bytes('3'), never);
    expect(await storage.list(['b'])).toEqual(['two.xlsx']);
    expect(await storage.list(['b', 'copies'])).toEqual(['one (1).xlsx', 'one (2).xlsx']);
    expect(await storage.list(['nowhere'])).toEqual([]);
  });

  test('what is removed is gone, with all below; the neighbour stays, and twice is no fault', async () => {
    const storage = open();
    await storage.write(['c', 'one.xlsx'], bytes('1'), never);
    await storage.write(['c', 'copies', 'one.xlsx'], bytes('1'), never);
    await storage.write(['cc', 'one.xlsx'], bytes('1'), never);
    await storage.remove(['c', 'one.xlsx']);
    await storage.remove(['c', 'one.xlsx']);
    expect(await storage.list(['c'])).toEqual([]);
    await storage.removeFolder(['c']);
    await storage.removeFolder(['c']);
    expect(await storage.list(['c', 'copies'])).toEqual([]);
    expect(await storage.list(['cc'])).toEqual(['one.xlsx']);
  });

  test('nothing is written for who has been stopped', async () => {
    const storage = open();
    const stopped = AbortSignal.abort(new Error('stopped'));
    await expect(storage.write(['d', 'one.xlsx'], bytes('1'), stopped)).rejects.toThrow();
    expect(await storage.list(['d'])).toEqual([]);
  });
}
