import type { BusRecord } from '../bus.ts';

/** Headers and values of records one behind the other, and where each begins, as `append_records` reads them. */
export interface PackedRecords {
  /** From 1. */
  readonly headerAt: readonly number[];
  /** Null for a tombstone. */
  readonly valueAt: readonly (number | null)[];
  readonly ends: readonly number[];
  readonly bytes: Buffer;
}

export function packRecords(records: readonly BusRecord[]): PackedRecords {
  const headerAt: number[] = [];
  const valueAt: (number | null)[] = [];
  const ends: number[] = [];
  const parts: Buffer[] = [];
  let at = 1;
  for (const { headers, value } of records) {
    const header = Buffer.from(JSON.stringify(headers));
    headerAt.push(at);
    at += header.length;
    valueAt.push(value === null ? null : at);
    at += value?.length ?? 0;
    ends.push(at);
    parts.push(header);
    if (value !== null) parts.push(value);
  }
  return { headerAt, valueAt, ends, bytes: Buffer.concat(parts) };
}
