import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { eventHeaders } from './event-headers.ts';
import { eventTypes, getEventSpec, isEventType } from './event-specs.ts';
import { readEvent } from './read-event.ts';

interface Sample {
  readonly topic: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: unknown;
}

/** Samples are added, never edited: each stands for records that consumers have kept. */
const root = path.join(import.meta.dirname, '..', '..');
const samples = globSync('samples/*.json', { cwd: root })
  .toSorted()
  .map((file) => ({
    file,
    sample: JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Sample,
  }));

const publishedSchema = (type: string): object =>
  JSON.parse(
    readFileSync(path.join(root, 'published', 'schemas', `${type}.json`), 'utf8'),
  ) as object;

test('every type has a sample', () => {
  const sampled = new Set(samples.map(({ sample }) => sample.headers['ce_type']));
  expect(eventTypes.filter((type) => !sampled.has(type))).toEqual([]);
});

test.each(samples)('$file is read by today’s consumer kit', ({ sample }) => {
  const value = sample.value === null ? null : JSON.stringify(sample.value);
  const reading = readEvent({ ...sample, value });
  expect(reading).toMatchObject({ kind: value === null ? 'tombstone' : 'event' });
  if (reading.kind === 'event') expect(reading.event.data).toEqual(sample.value);
});

test.each(samples)('$file satisfies the published schema', ({ sample }) => {
  const ajv = new Ajv2020({ strict: false });
  addFormats.default(ajv);
  const validate = (schema: object, value: unknown) => (ajv.validate(schema, value), ajv.errors);
  expect(validate(publishedSchema('event-headers'), sample.headers)).toBeNull();
  if (sample.value === null) return;
  expect(validate(publishedSchema(sample.headers['ce_type'] ?? ''), sample.value)).toBeNull();
});

test.each(samples)('$file lies in the topic and under the key of its type', ({ sample }) => {
  const headers = eventHeaders.parse(sample.headers);
  const type = isEventType(headers.ce_type) ? headers.ce_type : expect.anything();
  const { topic, subject } = getEventSpec(type as (typeof eventTypes)[number]);
  expect(sample.topic).toBe(topic);
  expect(headers.ce_subject).toBe(`${subject}/${sample.key}`);
});
