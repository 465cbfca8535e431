import { rateLimited } from '@gomomo/http';
import type { Limiter, LimitRule } from '@gomomo/shared-state';
import { findConversation, type Caller } from './caller.ts';
import { createCountWrites, type CountedWrite } from './count-writes.ts';

export interface LimitQuotas {
  readonly defaultPerMinute: number;
  readonly tenantPerMinute: number;
  readonly bookingPerMinute: number;
}

export interface Limits {
  /** Counts one request. Calls with the service key were counted at the outer door. */
  countRequest(caller: Caller): Promise<void>;
  /**
   * Runs a booking write of a caller who does not own the tenant: refused when this minute's successes
   * are used up (unless `repeats`: it will only be answered again), counted when it succeeds.
   */
  countBookingWrite<Result>(
    caller: Caller,
    write: () => Promise<CountedWrite<Result>>,
    repeats: () => Promise<boolean>,
  ): Promise<Result>;
}

const windowMs = 60_000;

export function createLimits(limiter: Limiter, quotas: LimitQuotas): Limits {
  const countWrite = createCountWrites();
  return {
    async countRequest(caller) {
      if (caller.kind === 'service') return;
      const [name, key, points] =
        caller.kind === 'public'
          ? (['default', `rate:{${caller.address}}:default`, quotas.defaultPerMinute] as const)
          : (['tenant', `rate:{${keyOwner(caller)}}:tenant`, quotas.tenantPerMinute] as const);
      const answer = await limiter.consume(key, rule(points));
      if (!answer.allowed) throw limited(name, rule(points), answer.remaining, answer.resetMs);
    },

    countBookingWrite(caller, write, repeats) {
      const budgets = bookingBudgets(caller, quotas);
      return countWrite(budgets[0].key, {
        points: {
          take: () => take(limiter, budgets),
          giveBack: () => giveBack(limiter, budgets),
        },
        write,
        async refuse(usedUp: UsedUp | undefined) {
          const { budget, resetMs } = usedUp ?? { budget: budgets[0], resetMs: 1000 };
          if (await repeats()) return (await write()).result;
          throw limited(budget.name, budget.rule, 0, resetMs);
        },
      });
    },
  };
}

interface Budget {
  readonly name: string;
  readonly key: string;
  readonly rule: LimitRule;
}

interface UsedUp {
  readonly budget: Budget;
  readonly resetMs: number;
}

/** Bookings a minute of all conversations behind one address: an office, a carrier, a shop's Wi-Fi. */
const addressBookingsPerMinute = 60;

/** By address; where a front desk names the conversation, by that and loosely by address. */
function bookingBudgets(caller: Caller, quotas: LimitQuotas): readonly [Budget, ...Budget[]] {
  const { address } = caller;
  const own = rule(quotas.bookingPerMinute);
  const conversation = findConversation(caller);
  if (conversation === undefined) {
    return [{ name: 'booking', key: `rate:{${address}}:booking`, rule: own }];
  }
  const ofAddress = rule(Math.max(addressBookingsPerMinute, quotas.bookingPerMinute));
  return [
    { name: 'booking', key: `rate:{${conversation}}:booking`, rule: own },
    { name: 'booking-address', key: `rate:{${address}}:booking-chat`, rule: ofAddress },
  ];
}

/** Takes one of each, or none and says which is used up. */
async function take(limiter: Limiter, budgets: readonly Budget[]): Promise<UsedUp | undefined> {
  for (const [index, budget] of budgets.entries()) {
    const { allowed, resetMs } = await limiter.consume(budget.key, budget.rule);
    if (allowed) continue;
    await giveBack(limiter, budgets.slice(0, index));
    return { budget, resetMs };
  }
  return undefined;
}

async function giveBack(limiter: Limiter, budgets: readonly Budget[]): Promise<void> {
  for (const { key, rule: of } of budgets) await limiter.refund(key, of);
}

const rule = (points: number): LimitRule => ({ points, windowMs });

const keyOwner = (caller: Caller): string => (caller.kind === 'tenant' ? caller.tenantId : 'admin');

const limited = (name: string, of: LimitRule, remaining: number, resetMs: number) =>
  rateLimited({ name, quota: of.points, windowSeconds: of.windowMs / 1_000, remaining }, resetMs);
