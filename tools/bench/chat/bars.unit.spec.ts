import { expect, test } from '@jest/globals';
import { judgeAll } from './bars.ts';

test('less is better, and what was not measured is never good', () => {
  const judged = judgeAll({
    ...{ turn: 20, memory: 399.9, storm: 10_001, volunteered: undefined, asked: 7 },
  });
  expect(judged.map(({ reaches }) => reaches)).toEqual([
    ...['target', 'ship', 'short', 'not measured', 'target'],
  ]);
});
