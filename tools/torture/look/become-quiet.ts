import { setTimeout as pause } from 'node:timers/promises';
import type { History } from '../history/history.ts';
import type { Stage } from '../stage.ts';
import type { TorturedStack } from '../stack/start-stack.ts';
import { say } from '../say.ts';
import { findBacklog } from './backlog.ts';
import { ownerUrlOf } from '../../rolling/place.ts';
import { brokersOf } from './places.ts';

/**
 * Waits until all parts are well, every replica among them, and nothing is left to do, or the time is over; answers what is left then, in words.
 * What of it breaks something is for the invariants to say.
 */
export async function becomeQuiet(
  stage: Pick<Stage, 'dataDir' | 'links'> & {
    readonly history: Pick<History, 'note'>;
    readonly stack: Pick<TorturedStack, 'isHealthy' | 'findDown'>;
  },
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
    left = (await stage.stack.findDown()).map((name) => `${name} is not ready`);
    if (left.length > 0) continue;
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
