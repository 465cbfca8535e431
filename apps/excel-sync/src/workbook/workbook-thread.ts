import { parentPort, workerData } from 'node:worker_threads';
import { forgetRows } from './forget-rows.ts';
import type { Job, WorkbookOrder } from './jobs.ts';
import { makeWorkbook } from './make-workbook.ts';
import { readRows } from './read-rows.ts';

const readPages = <Item>(pages: readonly string[]): Item[] =>
  pages.flatMap((page) => JSON.parse(page) as Item[]);

function make({ facts, appointmentPages, changePages, knownHash }: WorkbookOrder) {
  const appointments = readPages<never>(appointmentPages);
  return makeWorkbook({ ...facts, appointments, changes: readPages(changePages) }, knownHash);
}

function answer(job: Job): unknown {
  if (job.kind === 'make') return make(job.order);
  return job.kind === 'forget' ? forgetRows(job.bytes, job.ids) : readRows(job.bytes);
}

parentPort?.postMessage(answer(workerData as Job));
