import { isE164, withoutSeparators } from '@gomomo/contracts';
import { ok } from '@gomomo/http';
import { notFound } from '@gomomo/kernel';
import type { TenantRow } from '../../store/tenant-look-up.ts';
import { hashKey } from '../authenticate.ts';
import { bindRoute, type Bound } from '../bind-route.ts';

export interface InternalRouteDeps {
  /** Whether it is the hash of the operator's key. */
  isOperator(hash: Buffer): boolean;
  findTenantByKeyHash(hash: Buffer): Promise<{ tenantId: string; slug: string } | undefined>;
  findTenantByPhoneNumber(number: string): Promise<TenantRow | undefined>;
}

/** What a key may do: what is the tenant's own, or whatever any tenant's may. */
const tenantScopes = ['tenant'];
const operatorScopes = ['admin'];

/** Between services; never on the public ingress. */
export function internalRoutes(deps: InternalRouteDeps): Bound[] {
  return [
    bindRoute('verifyKey', async (request) => {
      const hash = hashKey(request.body.key);
      if (deps.isOperator(hash)) return ok({ scopes: operatorScopes });
      const found = await deps.findTenantByKeyHash(hash);
      if (found === undefined) throw notFound();
      return ok({ tenantId: found.tenantId, slug: found.slug, scopes: tenantScopes });
    }),
    bindRoute('findPhoneNumber', async (request) => {
      const number = withoutSeparators(request.params.e164);
      const found = isE164(number) ? await deps.findTenantByPhoneNumber(number) : undefined;
      if (found === undefined) throw notFound();
      return ok({ tenantId: found.id, slug: found.slug });
    }),
  ];
}
