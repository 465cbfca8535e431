import { notFound } from '@gomomo/kernel';
import type { MovedAppointment } from '../domain/catalogue-snapshot.ts';
import { toMovedAppointment } from '../domain/appointment-view.ts';
import type { Tokens } from '../domain/tokens.ts';
import type { FoundAppointment } from '../store/find-appointment.ts';
import type { AnyRequest } from './bind-route.ts';
import type { GivenProof, Proofs } from './proofs.ts';

export interface IgnoredDeps {
  readonly tokens: Tokens;
  readonly proofs: Proofs;
  findAppointment(tenantId: string, named: string): Promise<FoundAppointment | undefined>;
}

export interface Ignored {
  readonly ignoredIds: readonly string[];
  /** The appointment that is being moved. */
  readonly moving?: MovedAppointment;
}

/**
 * What does not block this caller: the hold whose token is sent, and the appointment that is being
 * moved, if its proof or the tenant's key comes along.
 *
 * @throws AppError `not-found` for `moving` without proof
 */
export async function findIgnored(
  deps: IgnoredDeps,
  request: Pick<AnyRequest, 'caller' | 'tenant' | 'shell'>,
  moving: string | undefined,
  headers: GivenProof & { readonly 'x-hold-token'?: string },
): Promise<Ignored> {
  const { tenant } = request;
  const holdId = deps.tokens.findHoldId(tenant.id, headers['x-hold-token'] ?? '');
  const own = holdId === undefined ? [] : [holdId];
  if (moving === undefined) return { ignoredIds: own };
  const { appointmentId } = await deps.proofs.see(request, moving, headers, {
    serviceReads: false,
  });
  const found = await deps.findAppointment(tenant.id, appointmentId);
  if (found === undefined) throw notFound();
  return {
    ignoredIds: [...own, appointmentId, found.claimId],
    moving: toMovedAppointment(found.appointment),
  };
}
