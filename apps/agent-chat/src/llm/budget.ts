import { dayMs, type Clock } from '@gomomo/kernel';
import type { SharedState } from '@gomomo/shared-state';
import { ModelFailure } from './failure.ts';

/** Tokens of the model that each business may use in a UTC day, over all processes. */
export interface Budget {
  /**
   * Takes what a request may come to at most, before it is made.
   *
   * @throws ModelFailure `budget` where the day has less left, or nobody can say
   */
  reserve(tenantId: string, tokens: number): Promise<Reservation>;
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

export function createBudget({ state, clock, dailyTokens }: BudgetDeps): Budget {
  const rule = (cost: number) => ({ points: dailyTokens, windowMs: dayMs, cost: Math.ceil(cost) });
  return {
    reserve: async (tenantId, tokens) => {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const key = `llm:{${tenantId}}:${day}`;
      if (!(await isGranted(state, key, rule(tokens)))) throw new ModelFailure('budget');
      return {
        settle: async (used) => {
          const left = Math.floor(tokens - used);
          if (left >= 1) await state.limits.refund(key, rule(left));
        },
      };
    },
  };
}

/** With the store away limits would count in this process alone; money is not spent on that. */
async function isGranted(
  state: BudgetDeps['state'],
  key: string,
  rule: { readonly points: number; readonly windowMs: number; readonly cost: number },
): Promise<boolean> {
  try {
    await state.ready();
    return (await state.limits.consume(key, rule)).allowed;
  } catch {
    return false;
  }
}
