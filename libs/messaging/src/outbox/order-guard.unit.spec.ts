import { expect, test } from '@jest/globals';
import { createOrderGuard } from './order-guard.ts';
import type { OutboxRow } from './outbox-row.ts';

const toRow = (id: number, aggregateVersion: number, aggregateId = 'a'): OutboxRow => ({
  tenantId: 't',
  id: String(id),
  eventId: `event ${id}`,
  shard: 3,
  aggregateType: 'appointment',
  aggregateId,
  aggregateVersion,
  topic: 'topic',
  type: 'type',
  payload: {},
  headers: {},
  occurredAt: new Date(0),
});

test('versions that follow each other pass, per aggregate', () => {
  const guard = createOrderGuard();
  expect(guard.check([toRow(1, 4), toRow(2, 9, 'b'), toRow(3, 5), toRow(4, 10, 'b')])).toEqual([]);
  expect(guard.check([toRow(5, 6)])).toEqual([]);
});

test('a version that was jumped over or comes late is noticed', () => {
  const guard = createOrderGuard();
  const late = toRow(3, 2);
  expect(guard.check([toRow(1, 1), toRow(2, 3), late])).toEqual([toRow(2, 3), late]);
});

test('rows that are sent again after a crash are no violation', () => {
  const guard = createOrderGuard();
  guard.check([toRow(1, 1), toRow(2, 2)]);
  expect(guard.check([toRow(1, 1), toRow(2, 2), toRow(3, 3)])).toEqual([]);
});

test('what another relay may have published is forgotten', () => {
  const guard = createOrderGuard();
  guard.check([toRow(1, 1)]);
  guard.forget(3);
  expect(guard.check([toRow(9, 7)])).toEqual([]);
});

test('the memory is bounded, oldest out first', () => {
  const guard = createOrderGuard(2);
  guard.check([toRow(1, 1, 'a'), toRow(2, 1, 'b'), toRow(3, 1, 'c')]);
  expect(guard.check([toRow(4, 5, 'a')])).toEqual([]);
  expect(guard.check([toRow(5, 5, 'c')])).toHaveLength(1);
});
