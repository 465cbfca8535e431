import { parentPort } from 'node:worker_threads';
import type { Opened, ToOpen } from './watch-workbooks.ts';
import { openWorkbook } from './workbooks.ts';

/** Opens what it is sent, and says why where it cannot. */
function open({ name, bytes }: ToOpen): Opened {
  try {
    openWorkbook(bytes);
    return { name, why: undefined };
  } catch (error) {
    return { name, why: String(error) };
  }
}

parentPort?.on('message', (file: ToOpen) => parentPort?.postMessage(open(file)));
