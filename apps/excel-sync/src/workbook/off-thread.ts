import type { ResourceLimits } from 'node:worker_threads';
import type { Job, WorkbookOrder } from './jobs.ts';
import type { Workbook } from './make-workbook.ts';
import type { ReadRow } from './read-rows.ts';
import { runThread } from './run-thread.ts';

const bytesAMegabyte = 1_048_576;

/** As much memory as there is to do, collected often. */
const limitsFor = (length: number, perByte: number): ResourceLimits => ({
  maxYoungGenerationSizeMb: 8,
  maxOldGenerationSizeMb: 64 + Math.ceil((perByte * length) / bytesAMegabyte),
});

/** 10,000 appointments are 8 MB of JSON, and their cells 60 MB at once. */
export function makeOffThread(order: WorkbookOrder, signal: AbortSignal): Promise<Workbook> {
  const pages = [...order.appointmentPages, ...order.changePages];
  const length = pages.reduce((sum, page) => sum + page.length, 0);
  const job = { kind: 'make', order } satisfies Job;
  return runThread(job, limitsFor(length, 8), signal, pages);
}

/** A file is a small part of what it is unpacked. */
const ofFile = (bytes: Uint8Array): ResourceLimits => limitsFor(bytes.length, 200);

export function forgetOffThread(
  bytes: Uint8Array,
  ids: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<Uint8Array | 'unchanged' | undefined> {
  return runThread({ kind: 'forget', bytes, ids } satisfies Job, ofFile(bytes), signal);
}

export function readOffThread(
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<ReadRow[] | undefined> {
  return runThread({ kind: 'read', bytes } satisfies Job, ofFile(bytes), signal);
}
