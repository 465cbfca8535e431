import { getCompileCacheDir } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker, type ResourceLimits } from 'node:worker_threads';

/**
 * Where a thread finds its code without its types, and keeps it for the next: taking them out anew is some
 * 20 MB and a quarter of a second in each (nodejs.org/api/module.html, "Module compile cache").
 */
function findCodeFolder(): string {
  const ours = getCompileCacheDir();
  return ours === undefined ? join(tmpdir(), 'node-compile-cache') : dirname(ours);
}

/**
 * One job on a thread of its own: meanwhile requests are answered, and its memory goes when it ends. The
 * thread sees nothing of our environment, and ends at once when the signal is aborted. What is `given` is its own then.
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
      env: { NODE_COMPILE_CACHE: findCodeFolder() },
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
