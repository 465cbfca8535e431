import { httpMetrics, type LimitDetails } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import type { Limiter } from '@gomomo/shared-state';

export interface ChatQuotas {
  readonly defaultPerMinute: number;
  readonly chatPerMinute: number;
}

export interface ChatLimits {
  /** Counts one request. @throws AppError `rate-limited` */
  countRequest(address: string): Promise<void>;
  /** Counts one message, whichever door it came through. @throws AppError `rate-limited` */
  countMessage(address: string): Promise<void>;
}

const windowMs = 60_000;

/** Keys are the product's: the same caller has one count over all services. */
export function createChatLimits(limiter: Limiter, quotas: ChatQuotas): ChatLimits {
  async function count(name: string, address: string, points: number): Promise<void> {
    const answer = await limiter.consume(`rate:{${address}}:${name}`, { points, windowMs });
    if (answer.allowed) return;
    httpMetrics.rateLimited.inc({ limit: name });
    const retryAfterSeconds = Math.max(1, Math.ceil(answer.resetMs / 1_000));
    const limit: LimitDetails = {
      name,
      quota: points,
      windowSeconds: windowMs / 1_000,
      remaining: answer.remaining,
    };
    throw new AppError('rate-limited', `Too many requests. Try again in ${retryAfterSeconds} s.`, {
      details: { retryAfterSeconds, limit },
    });
  }
  return {
    countRequest: (address) => count('default', address, quotas.defaultPerMinute),
    countMessage: (address) => count('chat', address, quotas.chatPerMinute),
  };
}
