import { AppError } from '@gomomo/kernel';
import type { BusRecord } from './bus.ts';

/** For a record that can never be handled: it goes to the dead letters, and the group goes on. */
export function poisonRecord(message: string, cause?: unknown): AppError<'poison-record'> {
  return new AppError('poison-record', message, { cause });
}

/**
 * The record's JSON value, read by `parse` (a schema's `parse`). Whatever either throws makes the
 * record poison. A tombstone is given as null.
 */
export function readValue<Value>(record: BusRecord, parse: (json: unknown) => Value): Value {
  try {
    return parse(record.value === null ? null : JSON.parse(record.value.toString('utf8')));
  } catch (cause) {
    throw poisonRecord(`the value of ${record.headers['ce_type'] ?? 'a record'} is no good`, cause);
  }
}
