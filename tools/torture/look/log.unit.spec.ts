import { expect, test } from '@jest/globals';
import { soundData } from '../test/sound-data.ts';
import type { LogRecord } from './data.ts';
import { startReading } from './log.ts';

const at = (partition: number, offset: string): LogRecord => ({
  ...(soundData.records[0] as LogRecord),
  ...{ partition, offset },
});
const ends = [
  { partition: 0, low: '2', high: '5' },
  { partition: 1, low: '0', high: '0' },
];

test('a topic is read to its end when the last record of every partition is', () => {
  const reading = startReading(ends);
  expect(reading.left()).toBe(3);
  for (const offset of ['2', '2', '3']) reading.take(at(0, offset));
  expect(reading.left()).toBe(1);
  reading.take(at(0, '4'));
  expect(reading.left()).toBe(0);
  expect(reading.records().map(({ offset }) => offset)).toEqual(['2', '3', '4']);
});

test('what has been compacted away is not waited for', () => {
  const reading = startReading(ends);
  reading.take(at(0, '4'));
  expect(reading.left()).toBe(0);
});
