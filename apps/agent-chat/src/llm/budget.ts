import { dayMs, type Clock } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { ModelFailure } from './failure.ts';

/** On whose account a model is asked. */
export interface Account {
  readonly tenantId: string;
  /** Where the client is; one that stands for everybody where nobody knows. */
  readonly address?: string | undefined;
}

/** Tokens of the model that each business may use in a UTC day, over all processes. */
export interface Budget {
  /**
   * Takes what a request may come to at most, before it is made.
   *
   * @throws ModelFailure `budget` where the day has less left, or nobody can say
   */
  reserve(account: Account, tokens: number): Promise<Reservation>;
}

export interface Reservation {
  /** Gives back what was not used. Never called: all of it counts as used. */
  settle(usedTokens: number): Promise<void>;
}

export interface BudgetDeps {
  readonly state: Pick<SharedState, 'limits' | 'ready'>;
  readonly clock: Clock;
  readonly dailyTokens: number;
}

/** One address uses up no more than this of a day, so that nobody talks a business out of its model. */
const shareOfOne = 0.2;
/** A small day is not divided. */
const smallDay = 100_000;

export function createBudget({ state, clock, dailyTokens }: BudgetDeps): Budget {
  const ownTokens = Math.min(dailyTokens, Math.max(dailyTokens * shareOfOne, smallDay));
  return {
    reserve: async ({ tenantId, address = 'unknown' }, tokens) => {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const key = `llm:{${tenantId}}:${day}`;
      const purses = [
        { key: `${key}:${address}`, points: Math.floor(ownTokens) },
        { key, points: dailyTokens },
      ];
      if (!(await take(state, purses, Math.ceil(tokens)))) throw new ModelFailure('budget');
      return { settle: (used) => giveBack(state, purses, Math.floor(tokens - used)) };
    },
  };
}

interface Purse {
  readonly key: string;
  readonly points: number;
}

/** From each of them, or from none. With the store away limits would count here alone: none, then. */
async function take(
  state: BudgetDeps['state'],
  purses: readonly Purse[],
  cost: number,
): Promise<boolean> {
  const taken: Purse[] = [];
  try {
    await state.ready();
    for (const purse of purses) {
      const { allowed } = await state.limits.consume(purse.key, ruleOf(purse, cost));
      if (!allowed) break;
      taken.push(purse);
    }
  } catch {
    return false;
  }
  if (taken.length === purses.length) return true;
  await giveBack(state, taken, cost);
  return false;
}

async function giveBack(
  { limits }: BudgetDeps['state'],
  purses: readonly Purse[],
  cost: number,
): Promise<void> {
  if (cost < 1) return;
  for (const purse of purses) await limits.refund(purse.key, ruleOf(purse, cost));
}

const ruleOf = ({ points }: Purse, cost: number) => ({ points, windowMs: dayMs, cost });
