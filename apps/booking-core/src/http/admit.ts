import type { Access, RouteSpec } from '@gomomo/contracts';
import type { RequestShell } from '@gomomo/http';
import { AppError, notFound } from '@gomomo/kernel';
import type { Authenticate } from './authenticate.ts';
import { ownsTenant, type Caller } from './caller.ts';
import type { Limits } from './limits.ts';
import { bookingMetrics } from '../metrics.ts';

/**
 * The door that counts and identifies: 429 before 401 and 403. A wrong key counts as a stranger's
 * call. Whether the key is this tenant's own is seen once the tenant is known.
 */
export function createAdmit(deps: { authenticate: Authenticate; limits: Limits }) {
  return async (shell: RequestShell, spec: RouteSpec, body: unknown): Promise<Caller> => {
    const caller = await deps.authenticate(shell);
    await deps.limits.countRequest(
      caller === 'wrong-key' ? { kind: 'public', address: shell.address } : caller,
    );
    if (caller === 'wrong-key') {
      bookingMetrics.wrongKeys.inc();
      throw new AppError('unauthorized', 'This key is not known, or has been revoked.');
    }
    checkAccess(caller, spec.access);
    checkFields(caller, spec, body);
    return caller;
  };
}

const acceptedKinds: Readonly<Record<Access, readonly Caller['kind'][]>> = {
  public: ['public', 'service', 'tenant', 'admin'],
  'hold-token': ['public', 'service', 'tenant', 'admin'],
  'tenant-or-proof': ['public', 'service', 'tenant', 'admin'],
  'tenant-service-or-proof': ['public', 'service', 'tenant', 'admin'],
  'tenant-or-service': ['service', 'tenant', 'admin'],
  tenant: ['tenant', 'admin'],
  service: ['service'],
  signed: [],
  admin: ['admin'],
};

function checkAccess(caller: Caller, access: Access): void {
  if (acceptedKinds[access].includes(caller.kind)) return;
  if (caller.kind === 'public') {
    throw new AppError('unauthorized', 'Send a key: Authorization: Bearer …');
  }
  throw new AppError('forbidden', 'This key may not do that.');
}

/** Fields of a body that only the operator writes, by route. */
const operatorFields: Readonly<Record<string, readonly string[]>> = {
  patchTenant: ['slug', 'phoneNumbers'],
};

function checkFields(caller: Caller, spec: RouteSpec, body: unknown): void {
  if (caller.kind === 'admin' || typeof body !== 'object' || body === null) return;
  const reserved = operatorFields[spec.operationId] ?? [];
  if (!reserved.some((name) => Object.hasOwn(body, name))) return;
  throw new AppError('forbidden', 'The slug and the phone numbers are changed by the operator.');
}

/**
 * On a route of the tenant's own, a key of somebody else sees nothing, as if there were no such
 * tenant. On public routes it is a stranger like any other.
 *
 * @throws AppError `not-found`
 */
export function checkTenantKey(caller: Caller, tenant: { id: string }, access: Access): void {
  if (access !== 'tenant' && access !== 'tenant-or-service') return;
  if (caller.kind === 'service' || ownsTenant(caller, tenant.id)) return;
  throw notFound();
}
