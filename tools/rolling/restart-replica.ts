import { isRunning } from '@gomomo/embedded';
import { setTimeout as pause } from 'node:timers/promises';
import { pidOf, portOf, type Place } from './place.ts';

const lookEveryMs = 20;
const givenUpMs = 90_000;

export interface Restarted {
  readonly replica: string;
  /** From SIGTERM to the end of the process. */
  readonly drainMs: number;
  /** Until the next one is ready. */
  readonly readyMs: number;
}

/** SIGTERM to one replica; its keeper starts the next, which is waited for. */
export async function restartReplica(place: Place, replica: string): Promise<Restarted> {
  const before = pidOf(place, replica);
  const startedAt = performance.now();
  process.kill(before, 'SIGTERM');
  await until(() => !isRunning(before), `${replica} to end`);
  const drainMs = performance.now() - startedAt;
  const url = `http://127.0.0.1:${portOf(place, replica)}/health/ready`;
  await until(async () => {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    return pidOf(place, replica) !== before && answer?.status === 200;
  }, `${replica} to be ready again`);
  return { replica, drainMs, readyMs: performance.now() - startedAt };
}

async function until(isSo: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const endAt = performance.now() + givenUpMs;
  while (!(await isSo())) {
    if (performance.now() > endAt) throw new Error(`waited ${givenUpMs / 1000} s for ${what}`);
    await pause(lookEveryMs);
  }
}
