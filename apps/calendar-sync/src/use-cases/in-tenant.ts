import type { Tx } from '@gomomo/postgres';

/** What else is done in a transaction of the tenant, by the mirror. */
export type InTenant = (tx: Tx, tenantId: string) => Promise<void>;
