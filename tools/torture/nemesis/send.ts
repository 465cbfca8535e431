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

/** One that is just being started again is waited for. @throws Error when nobody comes */
export async function whenThere<Found>(
  what: string,
  find: () => Found | undefined,
  forMs = patienceMs,
): Promise<Found> {
  for (const end = performance.now() + forMs; ; await pause(everyMs)) {
    const found = find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`there was no ${what}`);
  }
}
