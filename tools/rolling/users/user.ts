import type { Place } from '../place.ts';
import type { Tally } from '../tally.ts';

/** Uses the product in a way of their own, again and again, until told to stop. */
export type User = (stage: Stage) => Promise<void>;

export interface Stage extends Place {
  readonly tally: Tally;
  readonly stop: AbortSignal;
}
