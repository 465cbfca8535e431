import type { MirroredAppointment } from '@gomomo/mirror';
import { parentPort, workerData } from 'node:worker_threads';
import { toFacts } from '../domain/to-facts.ts';
import { forgetRows } from './forget-rows.ts';
import type { Job, WorkbookOrder } from './jobs.ts';
import { makeWorkbook, type Workbook } from './make-workbook.ts';
import { readRows } from './read-rows.ts';

/** Each page goes as soon as it is read. */
function readPages<Item>(pages: Uint8Array[]): Item[] {
  const items: Item[] = [];
  const decoder = new TextDecoder();
  for (let page = pages.shift(); page; page = pages.shift()) {
    items.push(...(JSON.parse(decoder.decode(page)) as Item[]));
  }
  return items;
}

const make = ({ facts, appointmentPages, changePages, knownHash }: WorkbookOrder): Workbook =>
  makeWorkbook(
    () => ({
      ...facts,
      appointments: readPages<MirroredAppointment>(appointmentPages).map(toFacts),
      changes: readPages(changePages),
    }),
    knownHash,
  );

function answer(job: Job): unknown {
  if (job.kind === 'make') return make(job.order);
  return job.kind === 'forget' ? forgetRows(job.bytes, job.ids) : readRows(job.bytes);
}

parentPort?.postMessage(answer(workerData as Job));
