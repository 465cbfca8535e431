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
  /** It ended and could not be started again. */
  readonly onLost: (error: unknown) => void;
}

/** For servers whose program has to be found on the machine. */
export interface FindingOptions extends KeepOptions {
  readonly searchPath: string | undefined;
}

/**
 * Starts a server and starts it again whenever it ends unasked (the kernel's memory killer, a
 * kill -9): clients reconnect to the same address. `onLost` hears when that fails.
 */
export async function keepServer<Kind extends Server>(
  options: Pick<KeepOptions, 'report' | 'onLost'> & {
    readonly name: string;
    readonly start: (earlier: Kind | undefined) => Promise<Kind>;
  },
): Promise<KeptServer<Kind>> {
  const first = await options.start(undefined);
  let current = first;
  let isStopping = false;
  let restarting: Promise<void> = Promise.resolve();
  const restart = async (): Promise<void> => {
    options.report(`${options.name} ended unexpectedly; it is started again`);
    try {
      current = await options.start(current);
      watch(current);
    } catch (error) {
      options.onLost(error);
    }
  };
  const watch = (server: Kind): void => {
    void server.ended.then(() => {
      if (!isStopping) restarting = restart();
    });
  };
  watch(first);
  const stop = async (): Promise<void> => {
    isStopping = true;
    await restarting;
    await current.stop();
  };
  return { first, stop };
}
