import { withTransaction, type Pool } from '@gomomo/postgres';
import { findConnection, removeConnection } from '../store/connections.ts';
import type { EndPermission } from './end-permission.ts';

/** Forgets the tenant's account: tokens are wiped whatever Google says. Nothing to do is no error. */
export type Disconnect = (tenantId: string) => Promise<void>;

export interface DisconnectDeps {
  readonly pool: Pool;
  readonly endPermission: EndPermission;
}

export function createDisconnect({ pool, endPermission }: DisconnectDeps): Disconnect {
  return async (tenantId) => {
    const before = await withTransaction(
      pool,
      async (tx) => {
        const found = await findConnection(tx, tenantId);
        await removeConnection(tx, tenantId);
        return found;
      },
      { tenantId },
    );
    if (before !== undefined) await endPermission(before);
  };
}
