import { expect, test } from '@jest/globals';
import { foundBy } from './found-by.ts';

const bug = { foundBy: ['I4', 'I9'] };

test.each([
  [[], [], []],
  [['I9'], [], ['I9']],
  [['I9'], ['I9'], []],
  [['I4', 'I9'], ['I9'], ['I4']],
  [['I1'], [], []],
])('broken %j, without the bug %j: found by %j', (broken, control, found) => {
  expect(foundBy(bug, { broken, control })).toEqual(found);
});
