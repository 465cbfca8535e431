import { expect, test } from '@jest/globals';
import { minuteMs } from '@gomomo/kernel';
import { writeFileSync } from 'node:fs';
import type { Storage } from '../src/storage/storage.ts';
import { booking, business } from './facts.ts';
import {
  ask,
  context,
  folder,
  openReplica,
  rowsInFile,
  stateOf,
  statusOf,
  tenantState,
  useWorkbooks,
  type Replica,
} from './workbook-context.ts';

useWorkbooks();

const start = '2026-11-24T19:00:00.000Z';

async function settle(replica: Replica, ms = 2_000): Promise<void> {
  context.clock.advance(ms);
  await replica.workOff();
}

async function healthOf({ service }: Replica): Promise<unknown> {
  const { workbooks } = await service.ready();
  return workbooks;
}

/** A folder that refuses writes as long as `fault` says so. */
function createFaulty(fault: () => Error | undefined): Storage {
  const fine = folder();
  return {
    ...fine,
    write: (path, bytes, signal) => {
      const error = fault();
      return error ? Promise.reject(error) : fine.write(path, bytes, signal);
    },
  };
}

// A folder that nobody may write to was a workbook that is open, and all was well.
test('a folder that cannot be written to is what status and health say, until it can', async () => {
  let isRefused = true;
  const path = `${context.root}/.bloom.xlsx.a.tmp`;
  const refusal = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path });
  const replica = openReplica(createFaulty(() => (isRefused ? refusal : undefined)));
  await replica.hear(tenantState());
  await replica.hear(stateOf(booking(1, { start })));
  await settle(replica);
  const reason = `${context.root} cannot be written to by user id`;
  const isWrong = expect.stringContaining(reason);
  expect(await statusOf(replica)).toMatchObject({
    ...{ state: 'pending', inUseSince: null, lastError: isWrong },
  });
  expect(await healthOf(replica)).toMatchObject({ status: 'down', needed: false, detail: isWrong });

  // Also while it is not tried, and after news.
  context.clock.advance(10 * minuteMs);
  expect(await statusOf(replica)).toMatchObject({ lastError: isWrong });
  await replica.hear(stateOf(booking(2, { start })));
  expect(await statusOf(replica)).toMatchObject({ lastError: isWrong });

  isRefused = false;
  await settle(replica, minuteMs);
  expect(rowsInFile()).toHaveLength(2);
  expect(await statusOf(replica)).toMatchObject({ state: 'written', lastError: null });
  expect(await healthOf(replica)).toMatchObject({ status: 'up' });
});

test('an open workbook is no trouble of the service; its owner reads who has it, also once it lies beside', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  await settle(replica);
  const lock = `${context.root}/bloom-${context.tenantId.slice(-8)}/.~lock.bloom.xlsx#`;
  writeFileSync(lock, 'Ana Lopez,ana,desk-2,24.11.2026 09:12,file:///x;');
  await replica.hear(stateOf(booking(1, { start })));
  await settle(replica);
  const whose = expect.stringContaining('by Ana Lopez at desk-2, says .~lock.bloom.xlsx#');
  expect(await statusOf(replica)).toMatchObject({ state: 'in-use', lastError: whose });
  expect(await healthOf(replica)).toMatchObject({ status: 'up' });
  await settle(replica, 16 * minuteMs);
  expect(await statusOf(replica)).toMatchObject({
    ...{ state: 'in-use', lastError: whose, pending: 0 },
    beside: expect.stringContaining('(sync '),
  });
});

// The reason was that of a zip, of no file; and none was told before it was given up.
test('what fails again and again says of which file, from the first attempt until it is redriven', async () => {
  const replica = openReplica();
  const setAnswer = (part: object) =>
    context.owner.query(
      'update workbook.mirror_tenants set answer = answer || $2::jsonb where tenant_id = $1',
      [context.tenantId, part],
    );
  await replica.hear(tenantState());
  await replica.hear(stateOf(booking(1, { start })));
  await setAnswer({ resources: 'broken' });
  await settle(replica);
  const named = /^bloom-\w+\/bloom\.xlsx could not be made: .*map/;
  const isNamed = expect.stringMatching(named);
  expect(await statusOf(replica)).toMatchObject({ state: 'pending', lastError: isNamed });
  for (let attempt = 1; attempt < 12; attempt += 1) {
    await settle(replica, 16 * minuteMs);
    expect(await statusOf(replica)).toMatchObject({ lastError: isNamed });
  }
  expect(await statusOf(replica)).toMatchObject({ state: 'failed', dead: 1 });
  const dead = await ask(replica, '/dead-letters');
  expect(await dead.json()).toMatchObject({ items: [{ attempts: 12, reason: isNamed }] });
  expect(await healthOf(replica)).toMatchObject({
    detail: expect.stringContaining('1 not written. bloom-'),
  });
  await setAnswer({ resources: business.resources });
  const redriven = await ask(replica, '/dead-letters/redrive', 'POST');
  expect(await redriven.json()).toEqual({ redriven: 1, dead: 0 });
  await settle(replica);
  expect(rowsInFile()).toHaveLength(1);
  expect(await statusOf(replica)).toMatchObject({ state: 'written', lastError: null });
});

test('what is pointless to try again is dead at once, and says of which file', async () => {
  const replica = openReplica();
  await replica.hear(tenantState());
  await context.owner.query(
    `update workbook.mirror_tenants set answer = answer || '{"timeZone":"Nowhere"}'
      where tenant_id = $1`,
    [context.tenantId],
  );
  await settle(replica);
  expect(await statusOf(replica)).toMatchObject({
    ...{ state: 'failed', dead: 1 },
    lastError: expect.stringMatching(/^bloom-.*xlsx could not be made: .*Nowhere/),
  });
});
