import { setTimeout as pause } from 'node:timers/promises';
import type { Stage } from '../stage.ts';
import { say } from '../say.ts';
import { findBacklog } from './backlog.ts';
import { ownerUrlOf } from '../../rolling/place.ts';
import { brokersOf } from './places.ts';

/**
 * Waits until all parts are well and nothing is left to do, or the time is over; answers what is left then, in words.
 * What of it breaks something is for the invariants to say.
 */
export async function becomeQuiet(
  stage: Pick<Stage, 'stack' | 'history' | 'dataDir' | 'links'>,
  seconds: number,
): Promise<readonly string[]> {
  const begun = Date.now();
  const end = begun + seconds * 1_000;
  let left: readonly string[] = ['not healthy'];
  while (left.length > 0 && Date.now() < end) {
    await pause(1_000);
    if (!(await stage.stack.isHealthy())) {
      left = ['not healthy'];
      continue;
    }
    left = await findBacklog(ownerUrlOf(stage), brokersOf(stage)).catch((error: unknown) => [
      String(error),
    ]);
  }
  const took = Math.round((Date.now() - begun) / 1_000);
  say(
    left.length === 0 ? `quiet after ${took} s` : `not quiet after ${took} s: ${left.join(', ')}`,
  );
  stage.history.note(`phase: quiet (${took} s)`);
  return left;
}
