import { toUtcInstant } from '@gomomo/contracts';
import type { Clock, NewId } from '@gomomo/kernel';
import { createEmitFrontDesk } from '@gomomo/messaging';
import { withTransaction, type Pool } from '@gomomo/postgres';
import { currentTraceparent } from '@gomomo/telemetry';
import type { CallbackRequest } from '../domain/callback-request.ts';
import { voiceMetrics } from '../metrics.ts';
import { saveCallback } from '../store/save-callback.ts';

const emitFrontDesk = createEmitFrontDesk('voice');

/**
 * Keeps that a caller waits for a person and says so, once a call; what comes later of the same call
 * (a message, a name) is added. @throws AppError weather: it is safe to do it again
 */
export type RequestCallback = (request: CallbackRequest) => Promise<void>;

export interface RequestCallbackDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly newId: NewId;
  /** Something waits in the outbox. */
  committed(): void;
}

export function createRequestCallback(deps: RequestCallbackDeps): RequestCallback {
  const { pool, clock, newId } = deps;
  return async (request) => {
    const now = clock.now();
    const { tenantId, phone, reference, reason } = request;
    const data = {
      tenantId,
      phone,
      ...(reference === undefined ? {} : { reference }),
      at: toUtcInstant(now),
    };
    const isNew = await withTransaction(
      pool,
      async (tx) => {
        if (!(await saveCallback(tx, request, newId(), new Date(now)))) return false;
        const type = 'ai.gomomo.frontdesk.callback.requested.v1';
        await emitFrontDesk(tx, { id: newId(), type, data, traceparent: currentTraceparent() });
        return true;
      },
      { tenantId },
    );
    if (!isNew) return;
    voiceMetrics.callbacks.inc({ reason });
    deps.committed();
  };
}
