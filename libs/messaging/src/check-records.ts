import { AppError } from '@gomomo/kernel';
import type { BusRecord } from './bus.ts';

/** A broker takes about 1 MiB a batch by default; this leaves room for key, headers and framing. */
const largestRecordBytes = 900_000;

/** Key, headers and value; what counts against the broker's limit. */
export function toRecordBytes({ key, headers, value }: BusRecord): number {
  let bytes = Buffer.byteLength(key) + 4 + (value?.length ?? 0);
  for (const [name, text] of Object.entries(headers)) {
    bytes += Buffer.byteLength(name) + Buffer.byteLength(text) + 8;
  }
  return bytes;
}

/** @throws AppError `record-refused` for a record that no adapter will ever take */
export function checkRecords(
  records: readonly BusRecord[],
  knownTopics: ReadonlySet<string>,
): void {
  for (const record of records) {
    if (!knownTopics.has(record.topic)) {
      throw new AppError('record-refused', `topic ${record.topic} is not declared`);
    }
    const bytes = toRecordBytes(record);
    if (bytes > largestRecordBytes) {
      throw new AppError('record-refused', `a record of ${bytes} bytes is too large`);
    }
  }
}

/** Cuts a list, in order, into parts that the broker takes as one batch each. */
export function toBatches(records: readonly BusRecord[]): BusRecord[][] {
  const batches: BusRecord[][] = [];
  let room = 0;
  for (const record of records) {
    const bytes = toRecordBytes(record);
    if (bytes > room || batches.length === 0) {
      batches.push([]);
      room = largestRecordBytes;
    }
    batches.at(-1)?.push(record);
    room -= bytes;
  }
  return batches;
}
