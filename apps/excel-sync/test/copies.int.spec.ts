import { expect, test } from '@jest/globals';
import { dayMs } from '@gomomo/kernel';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { textOf, unpack } from '../src/workbook/unpack.ts';
import { booking } from './facts.ts';
import {
  context,
  fileOf,
  openReplica,
  stateOf,
  tenantState,
  textInFile,
  tombstoneOf,
  useWorkbooks,
  type Replica,
} from './workbook-context.ts';

useWorkbooks();

const start = '2026-11-24T19:00:00.000Z';
const jane = booking(1, { start, pii: { name: 'Jane Roe' } });
const joe = booking(2, { start, pii: { name: 'Joe Park' } });

const copiesFolder = (): string => join(dirname(fileOf()), 'copies');
const textIn = (name: string): string =>
  unpack(readFileSync(join(copiesFolder(), name)))
    .map(textOf)
    .join('\n');

async function openWritten(): Promise<Replica> {
  const replica = openReplica();
  await replica.hear(tenantState());
  for (const facts of [jane, joe]) await replica.hear(stateOf(facts));
  context.clock.advance(2_000);
  await replica.workOff();
  return replica;
}

async function work(replica: Replica): Promise<void> {
  context.clock.advance(2_000);
  await replica.workOff();
}

// The file of the day before was kept as it was, with everybody who had been in it.
test('who is erased before the first write of a day is not in the copy of the day before', async () => {
  const replica = await openWritten();
  context.clock.advance(dayMs);
  await replica.hear(tombstoneOf(jane, 2));
  await work(replica);
  const [copy = ''] = readdirSync(copiesFolder());
  expect(copy).toBe('bloom 2026-11-24.xlsx');
  expect(textIn(copy)).not.toContain('Jane Roe');
  expect(textIn(copy)).toContain('Joe Park');
});

// The copy was read as a workbook, which it was not: nothing was written any more.
test('a copy that is no workbook any more goes with who is erased, and stops nothing', async () => {
  const replica = await openWritten();
  mkdirSync(copiesFolder());
  const [junk, cut] = ['bloom 2026-11-20.xlsx', 'bloom 2026-11-21.xlsx'] as const;
  writeFileSync(join(copiesFolder(), junk), 'Jane Roe');
  writeFileSync(join(copiesFolder(), cut), readFileSync(fileOf()).subarray(0, 2_000));
  writeFileSync(join(copiesFolder(), 'bloom 2026-11-22.xlsx'), readFileSync(fileOf()));
  await replica.hear(tombstoneOf(jane, 2));
  await work(replica);
  expect(readdirSync(copiesFolder())).toEqual(['bloom 2026-11-22.xlsx']);
  expect(textIn('bloom 2026-11-22.xlsx')).not.toContain('Jane Roe');
  expect(textInFile()).not.toContain('Jane Roe');
});

// They were read as workbooks, and nothing was written any more; or they were taken for the oldest copies.
test('what else lies beside the copies is left alone, and stands in nobody’s way', async () => {
  const replica = await openWritten();
  mkdirSync(copiesFolder());
  const days = Array.from({ length: 14 }, (_, day) => `bloom 2026-10-${10 + day}.xlsx`);
  const theirs = ['notes.txt', 'Thumbs.db', 'tax return 2026.xlsx', '~$bloom 2026-09-01.xlsx'];
  for (const name of days) writeFileSync(join(copiesFolder(), name), readFileSync(fileOf()));
  for (const name of theirs) writeFileSync(join(copiesFolder(), name), 'theirs');
  await replica.hear(tombstoneOf(jane, 2));
  await work(replica);
  expect(textInFile()).not.toContain('Jane Roe');
  for (const name of days) expect(textIn(name)).not.toContain('Jane Roe');
  context.clock.advance(dayMs);
  await replica.hear(stateOf(booking(3, { start })));
  await work(replica);
  expect(readdirSync(copiesFolder()).toSorted()).toEqual(
    [...days.slice(1), 'bloom 2026-11-24.xlsx', ...theirs].toSorted(),
  );
});
