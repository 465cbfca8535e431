import { expect, test } from '@jest/globals';
import type { OutboxRow } from '../look/data.ts';
import { byApi } from '../test/sound-data.ts';
import { bookedMs, north, toChangeCells, toEvents, toRow } from '../test/sound-visits.ts';
import { compareChanges } from './workbook-changes.ts';

const many = 5_003;
const [event] = toEvents(byApi);
const row = toRow(byApi);
const [cells] = toChangeCells(byApi);
/** The higher the version, the later. */
const events = Array.from({ length: many }, (_, index): OutboxRow => {
  return { ...(event as OutboxRow), version: index + 1, at: bookedMs + index / 10 };
});
const linesOf = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ ...cells, version: from + index + 1 }));
const compare = (changes: ReturnType<typeof linesOf>): string[] =>
  compareChanges(north, { tenant: north.id, changes }, { outbox: events, appointments: [row] });

test('where there are more changes than anybody reads, the latest are there', () => {
  expect(compare(linesOf(3, many))).toEqual([]);
});

test('and none of them is missing, or there instead of one that is later', () => {
  expect(compare(linesOf(3, many - 1))).toEqual([expect.stringContaining('is not in the sheet')]);
  expect(compare(linesOf(2, many - 1))).toEqual([
    expect.stringContaining('is not in the sheet'),
    expect.stringContaining('is too old'),
  ]);
  expect(compare(linesOf(2, many))).toEqual([
    expect.stringContaining('has 5001 lines'),
    expect.stringContaining('is too old'),
  ]);
});
