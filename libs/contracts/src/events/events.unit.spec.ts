import { describe, expect, test } from '@jest/globals';
import { eventHeaders, toEventHeaders } from './event-headers.ts';
import { eventSpecs, eventTypes, getEventSpec } from './event-specs.ts';
import { readEvent, type IncomingRecord } from './read-event.ts';
import { deadLetterTopic, kafkaTopics, topics } from './topics.ts';

const tenantId = '01a19b7c-a680-783c-8620-34ee4344544e';
const holdId = '01a20434-d120-7c8e-b1cb-2f41d7c0a9e1';
const identity = {
  id: '01a20435-0000-7aaa-8bbb-0123456789ab',
  type: 'ai.gomomo.booking.hold.created.v1',
  producer: 'booking-core',
  tenantId,
  subjectId: holdId,
  atMs: Date.UTC(2026, 10, 22, 17, 1, 40),
  version: 1,
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
} as const;
const data = {
  hold: {
    id: holdId,
    serviceId: '01a19b7d-90e0-7fdf-8f82-c175a38b3a0e',
    resourceId: '01a19b80-5000-7241-9ded-6d7a06f16012',
    start: '2026-11-24T08:30:00.000Z',
    end: '2026-11-24T09:15:00.000Z',
    expiresAt: '2026-11-22T17:06:40.000Z',
  },
};
const record: IncomingRecord = {
  key: holdId,
  headers: { ...toEventHeaders(identity) },
  value: JSON.stringify(data),
};

test('fifteen types in four topics, each of its own kind', () => {
  expect(eventTypes).toHaveLength(15);
  expect(new Set(eventTypes.map((type) => getEventSpec(type).topic))).toEqual(
    new Set(Object.keys(topics)),
  );
  for (const type of eventTypes) {
    expect(type).toMatch(/^ai\.gomomo\.(?:booking|mirror|frontdesk)\.[a-z_.]+\.v1$/);
    const { topic, producers } = getEventSpec(type);
    if (topic.startsWith('booking.')) expect(producers).toEqual(['booking-core']);
  }
});

describe('headers', () => {
  test('are CloudEvents in Kafka binary mode', () => {
    expect(eventHeaders.parse(toEventHeaders(identity))).toEqual({
      ce_specversion: '1.0',
      ce_id: identity.id,
      ce_source: `/booking-core/${tenantId}`,
      ce_type: 'ai.gomomo.booking.hold.created.v1',
      ce_subject: `hold/${holdId}`,
      ce_time: '2026-11-22T17:01:40.000Z',
      ce_dataschema: 'urn:gomomo:ai.gomomo.booking.hold.created.v1',
      ce_sequence: '1',
      ce_tenantid: tenantId,
      traceparent: identity.traceparent,
      'content-type': 'application/json',
    });
  });

  test('carry a version exactly where the type has one', () => {
    const { version: _version, ...unversioned } = identity;
    expect(() => toEventHeaders(unversioned)).toThrow('needs a version');
    const callback = { ...identity, type: 'ai.gomomo.frontdesk.callback.requested.v1' } as const;
    expect(() => toEventHeaders(callback)).toThrow('has no version');
    expect(toEventHeaders({ ...unversioned, type: callback.type })).not.toHaveProperty(
      'ce_sequence',
    );
  });
});

describe('our own output', () => {
  const { data: appointmentData } = eventSpecs['ai.gomomo.booking.appointment.confirmed.v1'];

  test('has no room for free text, contacts beside pii, or tokens', () => {
    const names = Object.keys(appointmentData.shape.appointment.shape);
    for (const name of ['client', 'notes', 'manageUrl', 'sync']) expect(names).not.toContain(name);
    expect(
      eventSpecs['ai.gomomo.booking.hold.created.v1'].data.safeParse({ ...data, token: 'x' })
        .success,
    ).toBe(false);
  });

  test('writes instants in UTC', () => {
    const local = { hold: { ...data.hold, start: '2026-11-24T09:30:00+01:00' } };
    expect(eventSpecs['ai.gomomo.booking.hold.created.v1'].data.safeParse(local).success).toBe(
      false,
    );
  });

  test('says of a move from where it was', () => {
    const { shape } = eventSpecs['ai.gomomo.booking.appointment.rescheduled.v1'].data;
    expect(shape.previous.safeParse(undefined).success).toBe(false);
  });
});

describe('reading a record', () => {
  test('gives the event with its version, whether the value is bytes or text', () => {
    for (const value of [record.value, new TextEncoder().encode(String(record.value))]) {
      expect(readEvent({ ...record, value })).toEqual({
        kind: 'event',
        event: {
          type: identity.type,
          id: identity.id,
          key: holdId,
          tenantId,
          time: '2026-11-22T17:01:40.000Z',
          version: 1,
          traceparent: identity.traceparent,
          data,
        },
      });
    }
  });

  test('bears with fields and headers of a later release', () => {
    const later = {
      ...record,
      headers: { ...record.headers, ce_partitionkey: 'x' },
      value: JSON.stringify({ ...data, deposit: { minor: 500 } }),
    };
    expect(readEvent(later).kind).toBe('event');
  });

  test('passes over types of a later release', () => {
    const headers = { ...record.headers, ce_type: 'ai.gomomo.booking.waitlist.joined.v1' };
    expect(readEvent({ ...record, headers })).toEqual({
      kind: 'unknown-type',
      type: 'ai.gomomo.booking.waitlist.joined.v1',
    });
  });

  test('tells an erasure from an event', () => {
    expect(readEvent({ ...record, value: null })).toEqual({
      kind: 'tombstone',
      key: holdId,
      type: identity.type,
      tenantId,
    });
    expect(readEvent({ key: holdId, headers: {}, value: null }).kind).toBe('tombstone');
  });

  test.each([
    ['no key', { key: null }],
    ['random bytes', { value: Uint8Array.of(0xff, 0xfe, 0x00, 0x80) }],
    ['half of a record', { value: '{"hold":{"id":' }],
    ['the data of another type', { value: '{"tenantId":1}' }],
    ['no JSON object', { value: 'null' }],
    ['no headers', { headers: {} }],
    ['a version that is none', { headers: { ...record.headers, ce_sequence: '0' } }],
    ['a tenant that is none', { headers: { ...record.headers, ce_tenantid: 'bloom' } }],
  ])('refuses %s, and says why without the value', (_case, part) => {
    const reading = readEvent({ ...record, ...part });
    expect(reading.kind).toBe('unreadable');
    expect(JSON.stringify(reading)).not.toContain(data.hold.serviceId);
  });
});

describe('topics', () => {
  test('have the partitions, clean-up and retention of the contract', () => {
    expect(kafkaTopics.find(({ name }) => name === 'booking.events.v1')).toEqual({
      name: 'booking.events.v1',
      partitions: 12,
      config: { 'cleanup.policy': 'delete', 'retention.ms': '1209600000' },
    });
    expect(kafkaTopics.find(({ name }) => name === 'booking.state.v1')).toMatchObject({
      partitions: 12,
      config: { 'cleanup.policy': 'compact' },
    });
  });

  test('have a dead-letter topic for every group of ours, with room for a record at the limit', () => {
    const name = deadLetterTopic('booking.events.v1', 'agent-chat');
    expect(name).toBe('booking.events.v1.agent-chat.dlq');
    const found = kafkaTopics.find((topic) => topic.name === name);
    expect(Number(found?.config['max.message.bytes'])).toBeGreaterThan(1_048_588);
    expect(new Set(kafkaTopics.map((topic) => topic.name)).size).toBe(kafkaTopics.length);
  });
});
