import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * One job on a thread of its own: meanwhile requests are answered, and its memory goes when it ends. The
 * thread sees no environment, and ends at once when the signal is aborted. What is `given` is its own then.
 */
export function runThread<Result>(
  job: unknown,
  resourceLimits: ResourceLimits,
  signal: AbortSignal,
  given: readonly Uint8Array[] = [],
): Promise<Result> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const worker = new Worker(new URL('workbook-thread.ts', import.meta.url), {
      workerData: job,
      transferList: given.map(({ buffer }) => buffer as ArrayBuffer),
      resourceLimits,
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
      reject(new Error('the thread ended without an answer'));
    });
  });
}
