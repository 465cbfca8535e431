import { setTimeout as pause } from 'node:timers/promises';

export interface Patience {
  readonly everyMs: number;
  /** What is not there by then is not coming. */
  readonly givenUpMs: number;
}

/** Looks until it is so; answers how long that took, in milliseconds. @throws Error when it takes too long */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  { everyMs, givenUpMs }: Patience,
): Promise<number> {
  const startedAt = performance.now();
  while (!(await isSo())) {
    if (performance.now() - startedAt > givenUpMs) {
      throw new Error(`not there after ${givenUpMs / 1000} s`);
    }
    await pause(everyMs);
  }
  return performance.now() - startedAt;
}
