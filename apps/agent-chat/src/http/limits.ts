import { rateLimited } from '@gomomo/http';
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
    const { remaining, resetMs } = answer;
    throw rateLimited({ name, quota: points, windowSeconds: windowMs / 1_000, remaining }, resetMs);
  }
  return {
    countRequest: (address) => count('default', address, quotas.defaultPerMinute),
    countMessage: (address) => count('chat', address, quotas.chatPerMinute),
  };
}
