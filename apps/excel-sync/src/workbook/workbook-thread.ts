import type { MirroredAppointment } from '@gomomo/mirror';
import { parentPort, workerData } from 'node:worker_threads';
import { toFacts } from '../domain/to-facts.ts';
import type { Job, WorkbookOrder } from './jobs.ts';
import { makeWorkbook, type Workbook } from './make-workbook.ts';

/** Each page goes as soon as it is read. */
function readPages<Item>(pages: Uint8Array[]): Item[] {
  const items: Item[] = [];
  const decoder = new TextDecoder();
  for (let page = pages.shift(); page; page = pages.shift()) {
    items.push(...(JSON.parse(decoder.decode(page)) as Item[]));
  }
  return items;
}

const make = ({
  facts,
  appointmentPages,
  changePages,
  knownHash,
}: WorkbookOrder): Promise<Workbook> =>
  makeWorkbook(
    () => ({
      ...facts,
      appointments: readPages<MirroredAppointment>(appointmentPages).map(toFacts),
      changes: readPages(changePages),
    }),
    knownHash,
  );

/** A workbook is made often, and would wait for all that the rarer jobs load. */
async function answer(job: Job): Promise<unknown> {
  if (job.kind === 'make') return make(job.order);
  if (job.kind === 'read') return (await import('./read-rows.ts')).readRows(job.bytes);
  return (await import('./forget-rows.ts')).forgetRows(job.bytes, job.ids);
}

parentPort?.postMessage(await answer(workerData as Job));
