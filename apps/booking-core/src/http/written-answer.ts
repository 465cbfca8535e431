import type { HttpAnswer } from '@gomomo/http';
import { bookingMetrics } from '../metrics.ts';

/** 201 with the body; a replayed answer says so. */
export function toWrittenAnswer(written: {
  readonly body: unknown;
  readonly replayed: boolean;
  readonly status?: number;
}): HttpAnswer {
  const status = written.status ?? 201;
  if (!written.replayed) return { status, body: written.body };
  bookingMetrics.idempotencyReplays.inc();
  return { status, body: written.body, headers: { 'idempotency-replayed': 'true' } };
}
