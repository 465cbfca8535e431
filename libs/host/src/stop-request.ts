import { AppError } from '@gomomo/kernel';

/** Why and when this process is to stop. */
export interface StopRequest {
  /** Aborts at the first request; later ones change nothing. */
  signal: AbortSignal;
  requested: Promise<void>;
  /** 0 when somebody asked, 1 when something broke. */
  exitCode(): number;
  /** A part without which the process cannot go on has failed. */
  fail(error: unknown): void;
  /** It has done what it was started for. */
  end(): void;
}

/**
 * Listens for SIGINT, SIGTERM, SIGHUP and for the end of the process that launched us (its channel
 * breaks when it is killed with -9). Any number of them is one request: a second Ctrl-C, or one that
 * the terminal and npm both deliver, does not cut an orderly stop short.
 */
export function listenForStop(report: (error: unknown) => void): StopRequest {
  const abort = new AbortController();
  let exitCode = 0;
  const stop = (): void => abort.abort(new AppError('stopped', 'stopped while starting'));
  const fail = (error: unknown): void => {
    report(error);
    exitCode = 1;
    stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  if (process.channel !== undefined) {
    process.on('disconnect', stop);
    process.channel.unref();
  }
  // A database left running by a crash is found at the next start; better to stop it now.
  process.on('uncaughtException', fail);
  // Whoever read our output may be gone (`npm start | head`): that is no reason to break.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  const requested = new Promise<void>((resolve) => {
    abort.signal.addEventListener('abort', () => resolve(), { once: true });
  });
  return { signal: abort.signal, requested, exitCode: () => exitCode, fail, end: stop };
}
