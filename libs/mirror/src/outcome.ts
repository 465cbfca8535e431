import { AppError } from '@gomomo/kernel';
import type { Outcome } from './mirror-target.ts';

/**
 * An outcome as the work table reads it; answers whether anything was done.
 *
 * @throws AppError `dependency-unavailable`, `on-hold`, `refused` or `failed`
 */
export function heed(outcome: Outcome): boolean {
  if (outcome.kind === 'done' || outcome.kind === 'unwanted') return outcome.kind === 'done';
  const { kind, reason } = outcome;
  const details = 'waitMs' in outcome ? { waitMs: outcome.waitMs } : {};
  if (kind === 'held') throw new AppError('on-hold', reason);
  if (kind === 'refused') throw new AppError('refused', reason);
  const code = kind === 'away' ? 'dependency-unavailable' : 'failed';
  throw new AppError(code, reason, { retryable: true, details });
}
