import type { Access, RouteSpec } from '@gomomo/contracts';
import type { RequestShell } from '@gomomo/http';
import { AppError } from '@gomomo/kernel';
import { metrics } from '@gomomo/telemetry';
import type { Authenticate } from './authenticate.ts';
import type { Caller } from './caller.ts';
import type { Limits } from './limits.ts';

/**
 * The door that counts and identifies: 429 before 401 and 403. A wrong key counts as a stranger's
 * call. Whether the key is this tenant's own is seen once the tenant is known.
 */
export function createAdmit(deps: { authenticate: Authenticate; limits: Limits }) {
  return async (shell: RequestShell, spec: RouteSpec): Promise<Caller> => {
    const caller = await deps.authenticate(shell);
    await deps.limits.countRequest(
      caller === 'wrong-key' ? { kind: 'public', address: shell.address } : caller,
    );
    if (caller === 'wrong-key') {
      metrics.wrongKeys.inc();
      throw new AppError('unauthorized', 'This key is not known, or has been revoked.');
    }
    checkAccess(caller, spec.access);
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
  admin: ['admin'],
};

function checkAccess(caller: Caller, access: Access): void {
  if (acceptedKinds[access].includes(caller.kind)) return;
  if (caller.kind === 'public') {
    throw new AppError('unauthorized', 'Send a key: Authorization: Bearer …');
  }
  throw new AppError('forbidden', 'This key may not do that.');
}
