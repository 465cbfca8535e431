import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** Asks it to end, and waits until it has; at once when it ended before or was never there. */
export async function endProcess(child: ChildProcess): Promise<void> {
  const isGone = child.exitCode !== null || child.signalCode !== null;
  if (isGone || child.pid === undefined) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}
