import { notFound } from '@gomomo/kernel';
import { callVerb } from '../store/call-verb.ts';
import type { BookingDeps, BookingRequest } from './booking-deps.ts';

/** Forgets a client: contacts are nulled everywhere, the appointments stay nameless. */
export function createEraseClient(deps: BookingDeps) {
  return async (request: BookingRequest, clientId: string): Promise<void> => {
    const outcome = await callVerb(deps.pool, 'erase_client', {
      tenant: request.tenantId,
      now: new Date(deps.clock.now()),
      client: clientId,
      actor: request.actor,
      traceparent: request.traceparent,
    });
    if (outcome.outcome !== 'erased') throw notFound();
    await deps.committed(request.tenantId);
  };
}

/** Erases a tenant with all it has; what is left are tombstones for the state topic. */
export function createEraseTenant(deps: BookingDeps) {
  return async (tenantId: string, traceparent: string | undefined): Promise<void> => {
    const erase = () =>
      callVerb(deps.pool, 'erase_tenant', {
        tenant: tenantId,
        now: new Date(deps.clock.now()),
        traceparent,
      });
    const outcome = await erase();
    if (outcome.outcome !== 'erased') throw notFound();
    // A booking that was under way may have written after the first sweep.
    await erase();
    await deps.committed(tenantId);
  };
}
