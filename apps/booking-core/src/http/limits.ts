import { httpMetrics, type LimitDetails } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Limiter, LimitRule } from '@gomomo/shared-state';
import type { Caller } from './caller.ts';
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
      const key = `rate:{${caller.address}}:booking`;
      const bookingRule = rule(quotas.bookingPerMinute);
      return countWrite(key, {
        points: {
          async take() {
            const { allowed, resetMs } = await limiter.consume(key, bookingRule);
            return allowed ? undefined : resetMs;
          },
          giveBack: () => limiter.refund(key, bookingRule),
        },
        write,
        async refuse(resetMs = 1000) {
          if (await repeats()) return (await write()).result;
          throw limited('booking', bookingRule, 0, resetMs);
        },
      });
    },
  };
}

const rule = (points: number): LimitRule => ({ points, windowMs });

const keyOwner = (caller: Caller): string => (caller.kind === 'tenant' ? caller.tenantId : 'admin');

function limited(name: string, of: LimitRule, remaining: number, resetMs: number): AppError {
  httpMetrics.rateLimited.inc({ limit: name });
  const retryAfterSeconds = Math.max(1, Math.ceil(resetMs / 1000));
  const limit: LimitDetails = {
    name,
    quota: of.points,
    windowSeconds: of.windowMs / 1000,
    remaining,
  };
  return new AppError('rate-limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
    details: { retryAfterSeconds, limit },
  });
}
