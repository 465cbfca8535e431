import { AppError } from '@gomomo/kernel';
import { httpMetrics } from './metrics.ts';
import type { LimitDetails } from './problem.ts';

/** A limit is used up: counted, and told with when it will be let through again. */
export function rateLimited(
  limit: LimitDetails,
  resetMs: number,
  toDetail = (seconds: number): string => `Too many requests. Try again in ${seconds} s.`,
): AppError {
  httpMetrics.rateLimited.inc({ limit: limit.name });
  const retryAfterSeconds = Math.max(1, Math.ceil(resetMs / 1_000));
  return new AppError('rate-limited', toDetail(retryAfterSeconds), {
    details: { retryAfterSeconds, limit },
  });
}
