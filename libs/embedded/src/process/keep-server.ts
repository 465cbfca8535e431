import { setTimeout as delay } from 'node:timers/promises';

/** Any of the embedded servers. */
interface Server {
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

export interface KeptServer<Kind extends Server> {
  /** As it was started first; a restart keeps address and password. */
  first: Kind;
  stop(): Promise<void>;
}

export interface KeepOptions {
  readonly dataDir: string;
  readonly report: (message: string) => void;
  /** It ended and, tried for a quarter of a minute, could not be started again. */
  readonly onLost: (error: unknown) => void;
}

/** For servers whose program has to be found on the machine. */
export interface FindingOptions extends KeepOptions {
  readonly searchPath: string | undefined;
}

/** A disk that was full for a moment is no reason to end for ever. */
const untilNextTryMs: readonly number[] = [500, 1_500, 4_000, 9_000];

/**
 * Starts a server and starts it again whenever it ends unasked (the kernel's memory killer, a
 * kill -9): clients reconnect to the same address. `onLost` hears when that fails.
 */
export async function keepServer<Kind extends Server>(
  options: Pick<KeepOptions, 'report' | 'onLost'> & {
    readonly name: string;
    readonly start: (earlier: Kind | undefined) => Promise<Kind>;
    /** How long to wait before each further try. */
    readonly pausesMs?: readonly number[];
  },
): Promise<KeptServer<Kind>> {
  const first = await options.start(undefined);
  let current = first;
  const stopping = new AbortController();
  const { signal } = stopping;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    options.report(`${options.name} ended unexpectedly; it is started again`);
    for (const pauseMs of [...(options.pausesMs ?? untilNextTryMs), undefined]) {
      try {
        current = await options.start(current);
        watch(current);
        return;
      } catch (error) {
        if (signal.aborted) return;
        if (pauseMs === undefined) options.onLost(error);
        else await waitToTryAgain(options, { error, pauseMs, signal });
      }
      if (signal.aborted) return;
    }
  };
  const watch = (server: Kind): void => {
    void server.ended.then(() => {
      if (!signal.aborted) restarting = restart();
    });
  };
  watch(first);
  const stop = async (): Promise<void> => {
    stopping.abort();
    await restarting;
    await current.stop();
  };
  return { first, stop };
}

interface Failure {
  readonly error: unknown;
  readonly pauseMs: number;
  readonly signal: AbortSignal;
}

async function waitToTryAgain(
  { report, name }: { readonly report: (message: string) => void; readonly name: string },
  { error, pauseMs, signal }: Failure,
): Promise<void> {
  const why = error instanceof Error ? error.message : String(error);
  report(`${name} could not be started again (${why}); next try in ${pauseMs / 1_000} s`);
  await delay(pauseMs, undefined, { signal }).catch(() => undefined);
}
