import { say } from '../say.ts';
import type { Bug } from './bugs.ts';
import { inScratch, runIn, type Hunt } from './scratch.ts';

const seed = 1;

/**
 * The same without any bug, as long as the longest of them and replayed: what it breaks says nothing of a bug. Undefined:
 * it did not come to its end, so that nothing can be proven here.
 */
export async function runControl(
  bugs: readonly Bug[],
  hunting: Hunt,
): Promise<readonly string[] | undefined> {
  const seconds = Math.max(...bugs.map((bug) => bug.seconds));
  const without = { name: 'control', seconds, replays: true } as const;
  const broken = await inScratch(undefined, (scratch) =>
    runIn(scratch, without, { ...hunting, seed }),
  );
  if (broken === undefined) say('control: a run without any bug did not come to its end');
  else say(`control: without any bug ${broken.join(', ') || 'nothing'} is broken`);
  return broken;
}
