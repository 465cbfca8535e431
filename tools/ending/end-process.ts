import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** As long as the product may take to end in order. */
const usualMs = 30_000;

/** Asks it to end, and waits until it has, in the end by SIGKILL; at once when it ended before or was never there. */
export async function endProcess(child: ChildProcess, patienceMs = usualMs): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null;
  if (isGone || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await Promise.race([gone, pause(patienceMs, undefined, { ref: false })]);
  child.kill('SIGKILL'); // does nothing to what has ended
  await gone;
}
