import { call, type Pool, type Tx } from '@gomomo/postgres';

const otherwise = {
  name: 'calendar_sealed_otherwise',
  text: 'select calendar.sealed_otherwise($1, $2, $3) as "tenantId"',
};

/** Tenants with a token that another key has sealed, a page at a time. */
export async function findSealedOtherwise(
  pool: Pool,
  kid: string,
  { after, most }: { readonly after: string | null; readonly most: number },
): Promise<string[]> {
  const rows = await call<{ tenantId: string }>(pool, otherwise, [kid, after, most]);
  return rows.map(({ tenantId }) => tenantId);
}

const replace = {
  name: 'calendar_replace_sealed',
  text: `update calendar.connections set access_token = $4, refresh_token = $5
          where tenant_id = $1 and access_token = $2 and refresh_token = $3 returning 1`,
};

/** The same tokens, sealed anew. False: they are others by now. */
export async function replaceSealed(
  tx: Tx,
  tenantId: string,
  before: { readonly sealedAccess: string; readonly sealedRefresh: string },
  after: { readonly sealedAccess: string; readonly sealedRefresh: string },
): Promise<boolean> {
  const values = [before.sealedAccess, before.sealedRefresh];
  const rows = await call(tx, replace, [
    ...[tenantId, ...values, after.sealedAccess, after.sealedRefresh],
  ]);
  return rows.length === 1;
}
