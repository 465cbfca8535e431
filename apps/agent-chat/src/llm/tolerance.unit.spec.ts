import { describe, expect, test } from '@jest/globals';
import { createTolerance, type Tolerance } from './tolerance.ts';

/** A server that refuses these, and what it was asked with. */
function createServer(refuses: readonly string[], status = 400) {
  const asked: string[][] = [];
  const ask = (without: Tolerance['without']): Promise<string> => {
    const left = ['strict', 'temperature', 'max_tokens'].filter(
      (name) => !without.has(name as never),
    );
    asked.push(left);
    const bad = left.filter((name) => refuses.includes(name));
    if (bad.length === 0) return Promise.resolve('well');
    return Promise.reject({ status, message: `Unsupported parameter: ${bad.join(', ')}` });
  };
  return { asked, ask };
}

describe('a parameter that a server refuses by name', () => {
  test.each([400, 422])('is left out, at once and from then on (%d)', async (status) => {
    const { asked, ask } = createServer(['temperature'], status);
    const tolerance = createTolerance();
    expect(await tolerance.run(ask)).toBe('well');
    expect(await tolerance.run(ask)).toBe('well');
    expect(asked.map((names) => names.includes('temperature'))).toEqual([true, false, false]);
  });

  test('is left out by two who are refused at the same time, and both are answered', async () => {
    const { asked, ask } = createServer(['strict']);
    const tolerance = createTolerance();
    expect(await Promise.all([tolerance.run(ask), tolerance.run(ask)])).toEqual(['well', 'well']);
    expect(asked.map((names) => names.includes('strict'))).toEqual([true, true, false, false]);
  });

  test('may be named by the field of the error alone', async () => {
    const tolerance = createTolerance();
    const ask = (without: Tolerance['without']) =>
      without.has('strict')
        ? Promise.resolve('well')
        : Promise.reject({ status: 400, param: 'tools[0].function.strict', message: 'no' });
    expect(await tolerance.run(ask)).toBe('well');
  });

  test('is no reason to ask again and again', async () => {
    const tolerance = createTolerance();
    let asked = 0;
    const never = () => {
      asked += 1;
      return Promise.reject({ status: 400, message: 'temperature' });
    };
    await expect(tolerance.run(never)).rejects.toMatchObject({ status: 400 });
    expect(asked).toBe(2);
  });

  test.each([
    { status: 400, message: 'Invalid schema' },
    { status: 401, message: 'strict' },
    { status: 500, message: 'temperature' },
    undefined,
  ])('is not seen in %o', async (error) => {
    const tolerance = createTolerance();
    await expect(tolerance.run(() => Promise.reject(error))).rejects.toBe(error);
    expect(tolerance.without.size).toBe(0);
  });
});
