import { Worker, type ResourceLimits } from 'node:worker_threads';
import type { WorkbookFacts } from '../domain/facts.ts';
import type { Workbook } from './make-workbook.ts';

/** Facts as they come out of the database: JSON that only the thread reads, many small pages of it. */
export interface WorkbookOrder {
  readonly facts: Omit<WorkbookFacts, 'appointments' | 'changes'>;
  /** Each a JSON array. */
  readonly appointmentPages: readonly string[];
  readonly changePages: readonly string[];
  readonly knownHash?: string;
}

const bytesAMegabyte = 1_048_576;

/** As much memory as the facts ask for, collected often: 10,000 appointments are 8 MB of JSON. */
function limitsFor({ appointmentPages, changePages }: WorkbookOrder): ResourceLimits {
  const length = [...appointmentPages, ...changePages].reduce((sum, page) => sum + page.length, 0);
  return {
    maxYoungGenerationSizeMb: 16,
    maxOldGenerationSizeMb: 128 + Math.ceil((12 * length) / bytesAMegabyte),
  };
}

/**
 * Makes a workbook on a thread of its own, one for each: meanwhile requests are answered, and its memory
 * goes when it ends. The thread sees no environment, and ends at once when the signal is aborted.
 */
export function makeOffThread(order: WorkbookOrder, signal: AbortSignal): Promise<Workbook> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('workbook-thread.ts', import.meta.url), {
      workerData: order,
      resourceLimits: limitsFor(order),
      env: {},
      execArgv: [],
    });
    const abort = (): void => {
      reject(signal.reason as Error);
      void worker.terminate();
    };
    signal.addEventListener('abort', abort, { once: true });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => {
      signal.removeEventListener('abort', abort);
      reject(new Error('the thread ended without a workbook'));
    });
  });
}
