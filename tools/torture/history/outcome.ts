import type { HttpAnswer } from '../clients/http.ts';

/**
 * `ok`: done, and said so. `refused`: not done, and never will be by this key; but for 429, which tells of that one
 * try alone. `unknown`: the answer was lost, or tells nothing; it may have been done.
 */
export interface Outcome {
  readonly kind: 'ok' | 'refused' | 'unknown';
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly told?: Readonly<Record<string, unknown>> | undefined;
}

/** Says nothing of whether the thing is done. */
const undecided = ['idempotency-in-progress'];

export function toOutcome(answer: HttpAnswer | undefined): Outcome {
  if (answer === undefined) return { kind: 'unknown' };
  const { status, json } = answer;
  const told = json as Readonly<Record<string, unknown>> | undefined;
  if (status < 300) return { kind: 'ok', status, told };
  const code = String(told?.['code'] ?? '');
  if (status >= 500 || undecided.includes(code)) return { kind: 'unknown', status, code };
  return { kind: 'refused', status, code };
}
