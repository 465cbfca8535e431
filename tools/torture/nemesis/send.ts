import { setTimeout as pause } from 'node:timers/promises';

/** Whether there is such a process to get it; 0 asks that alone (kill(2)). */
export function send(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false; // it is gone
  }
}

const patienceMs = 3_000;
const everyMs = 50;

/** Looks until there is one; undefined when nobody comes in the time. */
export async function waitFor<Found>(
  find: () => Found | undefined,
  forMs: number,
): Promise<Found | undefined> {
  for (const end = performance.now() + forMs; ; await pause(everyMs)) {
    const found = find();
    if (found !== undefined || performance.now() > end) return found;
  }
}

/** One that is just being started again is waited for. @throws Error when nobody comes */
export async function whenThere<Found>(
  what: string,
  find: () => Found | undefined,
): Promise<Found> {
  const found = await waitFor(find, patienceMs);
  if (found === undefined) throw new Error(`there was no ${what}`);
  return found;
}
