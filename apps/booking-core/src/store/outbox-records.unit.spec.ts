import { readEvent } from '@gomomo/contracts';
import type { OutboxRow } from '@gomomo/messaging';
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toOutboxRecords } from './outbox-records.ts';

const samples = join(import.meta.dirname, '../../../../libs/contracts/samples');

interface Sample {
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: unknown;
}

function rowOf(name: string, aggregateType: string): { row: OutboxRow; sample: Sample } {
  const sample = JSON.parse(readFileSync(join(samples, `${name}.json`), 'utf8')) as Sample;
  const { headers } = sample;
  const row: OutboxRow = {
    tenantId: headers['ce_tenantid'] ?? '',
    aggregateType,
    aggregateId: sample.key,
    aggregateVersion: Number(headers['ce_sequence']),
    id: '1',
    eventId: headers['ce_id'] ?? '',
    topic: sample.topic,
    type: headers['ce_type'] ?? '',
    payload: sample.value,
    headers: headers['traceparent'] === undefined ? {} : { traceparent: headers['traceparent'] },
    shard: 0,
    occurredAt: new Date(headers['ce_time'] ?? ''),
  };
  return { row, sample };
}

test('an event carries exactly the headers of its sample', () => {
  const { row, sample } = rowOf('hold-created', 'hold');
  const [record, ...more] = toOutboxRecords(row);
  expect(record?.headers).toEqual(sample.headers);
  expect(record?.key).toBe(sample.key);
  expect(more).toEqual([]);
});

test('an appointment event is followed by its state, which reads as an event of its own', () => {
  const { row } = rowOf('appointment-rescheduled', 'appointment');
  const [event, state] = toOutboxRecords(row);
  expect(state?.topic).toBe('booking.state.v1');
  expect(state?.headers['ce_id']).not.toBe(event?.headers['ce_id']);
  for (const record of [event, state]) {
    expect(record === undefined ? undefined : readEvent(record)).toMatchObject({ kind: 'event' });
  }
  expect(JSON.parse(String(state?.value))).not.toHaveProperty('actor');
});

test('an erasure is a tombstone in the state topic and nothing else', () => {
  const { row } = rowOf('appointment-rescheduled', 'appointment');
  const records = toOutboxRecords({ ...row, topic: 'booking.state.v1', payload: null });
  expect(records.map(({ topic, value }) => [topic, value])).toEqual([['booking.state.v1', null]]);
});
