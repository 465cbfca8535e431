import { expect, test } from '@jest/globals';
import { hourMs, minuteMs } from '@gomomo/kernel';
import { readdirSync } from 'node:fs';
import type { Storage } from '../src/storage/storage.ts';
import { booking } from './facts.ts';
import {
  changesInFile,
  context,
  eventOf,
  folder,
  openReplica,
  rowsInFile,
  stateOf,
  tenantState,
  tenantTombstone,
  textInFile,
  tombstoneOf,
  useWorkbooks,
} from './workbook-context.ts';

useWorkbooks();

const start = '2026-11-24T19:00:00.000Z';
const jane = booking(1, { start, pii: { name: 'Jane Roe' } });
const joe = booking(2, { start, pii: { name: 'Joe Park' } });

const told = async (): Promise<Record<string, unknown>[]> => {
  const { rows } = await context.owner.query<Record<string, unknown>>(
    `select appointment_id as id, state, version from workbook.mirror_statuses
      where tenant_id = $1 order by appointment_id`,
    [context.tenantId],
  );
  return rows;
};

test('news lie in the file once it has been quiet for two seconds, and then it is told', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  for (const facts of [jane, joe]) await replica.hear(stateOf(facts));
  await replica.hear(eventOf(jane, 'confirmed'));
  await replica.workOff();
  expect(readdirSync(context.root)).toEqual([]);
  expect((await told()).map(({ state }) => state)).toEqual(['pending', 'pending']);
  context.clock.advance(2_000);
  await replica.workOff();
  expect(rowsInFile().map(({ version }) => version)).toEqual([1, 1]);
  expect(textInFile()).toContain('Jane Roe');
  expect(changesInFile()).toBe(1);
  expect((await told()).map(({ state }) => state)).toEqual(['synced', 'synced']);
});

test('what happened comes late, and is written all the same; twice is once', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  await replica.hear(stateOf(jane));
  context.clock.advance(2_000);
  await replica.workOff();
  expect(changesInFile()).toBe(0);
  const cancelled = { ...jane, appointment: { ...jane.appointment, version: 2 } };
  await replica.hear(eventOf(cancelled, 'cancelled'));
  await replica.hear(eventOf(cancelled, 'cancelled'));
  context.clock.advance(2_000);
  await replica.workOff();
  const kept = await context.owner.query('select from workbook.changes where tenant_id = $1', [
    context.tenantId,
  ]);
  expect(kept.rowCount).toBe(1);
  expect(changesInFile()).toBe(1);
});

test('who is erased is in the file no more', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  for (const facts of [jane, joe]) await replica.hear(stateOf(facts));
  context.clock.advance(2_000);
  await replica.workOff();
  await replica.hear(tombstoneOf(jane, 2));
  context.clock.advance(2_000);
  await replica.workOff();
  expect(textInFile()).not.toContain('Jane Roe');
  expect(textInFile()).toContain('Joe Park');
});

test('a tenant that goes leaves no file and no row', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  await replica.hear(stateOf(jane));
  await replica.hear(eventOf(jane, 'confirmed'));
  context.clock.advance(2_000);
  await replica.workOff();
  await replica.hear(tenantTombstone());
  context.clock.advance(2_000);
  await replica.workOff();
  expect(readdirSync(context.root)).toEqual([]);
  for (const table of ['files', 'changes', 'mirror_appointments']) {
    const left = await context.owner.query(`select from workbook.${table} where tenant_id = $1`, [
      context.tenantId,
    ]);
    expect([table, left.rowCount]).toEqual([table, 0]);
  }
});

// Copies of fourteen days went with the folder of the old name.
test('a business that is renamed keeps its file where it is', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  context.clock.advance(2_000);
  await replica.workOff();
  const before = readdirSync(context.root);
  await replica.hear(tenantState(2, 'another-name'));
  await replica.hear(stateOf(jane));
  context.clock.advance(2_000);
  await replica.workOff();
  expect(readdirSync(context.root)).toEqual(before);
  expect(rowsInFile()).toHaveLength(1);
});

// Given up after twelve attempts, workbooks stood still after an hour without the bucket.
test('while files cannot be reached for an hour nothing is given up, and then all is written', async () => {
  let isAway = true;
  const fine = folder();
  const away = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED'));
  const storage: Storage = {
    ...fine,
    read: (path) => (isAway ? away() : fine.read(path)),
    write: (path, bytes, signal) => (isAway ? away() : fine.write(path, bytes, signal)),
  };
  const replica = openReplica(storage);
  await replica.hear(tenantState());
  await replica.hear(stateOf(jane));
  for (let past = 0; past < hourMs; past += minuteMs) {
    context.clock.advance(minuteMs);
    await replica.workOff();
  }
  const { rows } = await context.owner.query(
    'select dead_at from workbook.work where tenant_id = $1',
    [context.tenantId],
  );
  expect(rows).toEqual([{ dead_at: null }]);
  isAway = false;
  context.clock.advance(minuteMs);
  await replica.workOff();
  expect(rowsInFile()).toHaveLength(1);
});

test('of two replicas one writes at a time', async () => {
  let writing = 0;
  let most = 0;
  let writes = 0;
  const fine = folder();
  const storage: Storage = {
    ...fine,
    write: async (path, bytes, signal) => {
      writing += 1;
      writes += 1;
      most = Math.max(most, writing);
      const outcome = await fine.write(path, bytes, signal);
      writing -= 1;
      return outcome;
    },
  };
  const replicas = [openReplica(storage), openReplica(storage)] as const;
  await replicas[0].hear(tenantState());
  for (let index = 1; index <= 6; index += 1) {
    await replicas[index % 2 === 0 ? 0 : 1].hear(stateOf(booking(index, { start })));
    context.clock.advance(2_000);
    await Promise.all(replicas.map((replica) => replica.workOff()));
  }
  expect(rowsInFile()).toHaveLength(6);
  expect(most).toBe(1);
  expect(writes).toBe(6);
});
