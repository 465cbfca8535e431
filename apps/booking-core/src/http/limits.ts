import { httpMetrics, type LimitDetails } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Limiter, LimitRule } from '@gomomo/shared-state';
import type { Caller } from './caller.ts';

export interface LimitQuotas {
  readonly defaultPerMinute: number;
  readonly tenantPerMinute: number;
  readonly bookingPerMinute: number;
}

/** What a booking write tells the limit: only a success of its own counts, no refusal and no replay. */
export interface CountedWrite<Result> {
  readonly result: Result;
  readonly counts: boolean;
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
/** Writes of one caller that may wait for each other in this process. */
const queueMax = 128;

export function createLimits(limiter: Limiter, quotas: LimitQuotas): Limits {
  const queues = new Map<string, { tail: Promise<unknown>; length: number }>();

  /** One at a time per caller: of a burst, exactly as many succeed as are left. */
  async function inTurn<Result>(key: string, work: () => Promise<Result>): Promise<Result> {
    const queue = queues.get(key) ?? { tail: Promise.resolve(), length: 0 };
    if (queue.length >= queueMax) throw limited('booking', rule(quotas.bookingPerMinute), 0, 1000);
    queues.set(key, queue);
    queue.length += 1;
    const turn = queue.tail.then(work);
    queue.tail = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      queue.length -= 1;
      if (queue.length === 0) queues.delete(key);
    }
  }

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
      return inTurn(key, async () => {
        // Taken before and given back if nothing was booked: replicas cannot overrun it together.
        const taken = await limiter.consume(key, bookingRule);
        if (!taken.allowed) {
          if (await repeats()) return (await write()).result;
          throw limited('booking', bookingRule, 0, taken.resetMs);
        }
        let counts = false;
        try {
          const written = await write();
          counts = written.counts;
          return written.result;
        } finally {
          if (!counts) await limiter.refund(key, bookingRule);
        }
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
