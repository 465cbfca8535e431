import { parentPort, workerData } from 'node:worker_threads';
import { makeWorkbook } from './make-workbook.ts';
import type { WorkbookOrder } from './make-off-thread.ts';

const readPages = <Item>(pages: readonly string[]): Item[] =>
  pages.flatMap((page) => JSON.parse(page) as Item[]);

const { facts, appointmentPages, changePages, knownHash } = workerData as WorkbookOrder;
const workbook = makeWorkbook(
  { ...facts, appointments: readPages(appointmentPages), changes: readPages(changePages) },
  knownHash,
);
parentPort?.postMessage(workbook);
