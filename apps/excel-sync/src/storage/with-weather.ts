import { AppError, isAppError } from '@gomomo/kernel';
import type { Storage } from './storage.ts';

/**
 * A storage that is away, full, locked up or slow says `dependency-unavailable` and what is the matter:
 * what was to be written waits for it and is never given up.
 */
export function withWeather(storage: Storage): Storage {
  const ask = async <Result>(
    work: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (isAppError(error) || signal?.aborted === true) throw error;
      const reason = `The workbooks wait: ${storage.explain(error)}.`;
      throw new AppError('dependency-unavailable', reason, { cause: error, retryable: true });
    }
  };
  return {
    ...storage,
    read: (path) => ask(() => storage.read(path)),
    findInUse: (path) => ask(() => storage.findInUse(path)),
    write: (path, bytes, signal) => ask(() => storage.write(path, bytes, signal), signal),
    list: (folder) => ask(() => storage.list(folder)),
    remove: (path) => ask(() => storage.remove(path)),
    removeFolder: (folder) => ask(() => storage.removeFolder(folder)),
    sweep: () => ask(() => storage.sweep()),
    ready: () => ask(() => storage.ready()),
  };
}
