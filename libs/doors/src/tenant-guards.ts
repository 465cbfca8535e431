import type { Guards } from '@gomomo/http';
import { AppError, isAppError, notFound } from '@gomomo/kernel';
import type { FindKeyHolder, KeyHolder } from './key-holder.ts';
import type { CountRequest } from './limits.ts';

export interface TenantGuardsDeps<Tenant> {
  readonly findKeyHolder: FindKeyHolder;
  readonly countRequest: CountRequest;
  /** By id or slug. @throws AppError `not-found`, weather */
  findTenant(reference: string): Promise<Tenant>;
}

/** For the tenant and the operator alone; a tenant's key sees of others nothing, as if there were none. */
export function createTenantGuards<Tenant extends { readonly id: string }>(
  deps: TenantGuardsDeps<Tenant>,
): Guards<KeyHolder, Tenant> {
  const { findKeyHolder, countRequest } = deps;
  return {
    async admit(shell) {
      const holder = await findKeyHolder(shell).catch(async (error: unknown) => {
        if (isAppError(error) && error.code === 'unauthorized') {
          await countRequest.ofStranger(shell.address);
        }
        throw error;
      });
      if (holder.kind === 'nobody') await countRequest.ofStranger(shell.address);
      if (holder.kind === 'admin') await countRequest.ofKey('admin');
      if (holder.kind === 'tenant') await countRequest.ofKey(holder.tenantId);
      if (holder.kind === 'nobody') {
        throw new AppError('unauthorized', 'Send a key: Authorization: Bearer …');
      }
      if (holder.kind === 'service') throw new AppError('forbidden', 'This key may not do that.');
      return holder;
    },
    async findTenant(reference, holder) {
      const tenant = await deps.findTenant(reference);
      if (holder.kind === 'tenant' && holder.tenantId !== tenant.id) throw notFound();
      return tenant;
    },
  };
}
