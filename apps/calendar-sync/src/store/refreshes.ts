import { call, withTransaction, type Pool } from '@gomomo/postgres';

/** Of one grant of a tenant, by one asker. */
export interface RefreshClaim {
  readonly tenantId: string;
  readonly grantId: string;
  readonly by: string;
}

const claim = {
  name: 'calendar_claim_refresh',
  text: `update calendar.connections set refreshing_by = $3, refreshing_until = $5
          where tenant_id = $1 and grant_id = $2 and state <> 'revoked'
            and access_token = $6 and (refreshing_until is null or refreshing_until <= $4)
         returning 1`,
};

/** The right to ask Google for another access token than `sealedAccess`, for a while; one replica has it. */
export function claimRefresh(
  pool: Pool,
  { tenantId, grantId, by }: RefreshClaim,
  times: { readonly now: Date; readonly until: Date },
  sealedAccess: string,
): Promise<boolean> {
  const values = [tenantId, grantId, by, times.now, times.until, sealedAccess];
  return inTenant(pool, tenantId, claim, values);
}

const keep = {
  name: 'calendar_keep_tokens',
  text: `update calendar.connections
            set access_token = $4, access_expires_at = $5, refresh_token = coalesce($6, refresh_token),
                refreshing_by = null, refreshing_until = null
          where tenant_id = $1 and grant_id = $2 and refreshing_by = $3
         returning 1`,
};

/** False: the grant is another by now. */
export function keepTokens(
  pool: Pool,
  { tenantId, grantId, by }: RefreshClaim,
  tokens: {
    readonly sealedAccess: string;
    readonly expiresAt: Date;
    /** A rotated one. */
    readonly sealedRefresh: string | undefined;
  },
): Promise<boolean> {
  const { sealedAccess, expiresAt, sealedRefresh } = tokens;
  const values = [tenantId, grantId, by, sealedAccess, expiresAt, sealedRefresh ?? null];
  return inTenant(pool, tenantId, keep, values);
}

const release = {
  name: 'calendar_release_refresh',
  text: `update calendar.connections set refreshing_by = null, refreshing_until = null
          where tenant_id = $1 and grant_id = $2 and refreshing_by = $3 returning 1`,
};

export async function releaseRefresh(
  pool: Pool,
  { tenantId, grantId, by }: RefreshClaim,
): Promise<void> {
  await inTenant(pool, tenantId, release, [tenantId, grantId, by]);
}

async function inTenant(
  pool: Pool,
  tenantId: string,
  statement: typeof claim,
  values: readonly unknown[],
): Promise<boolean> {
  const rows = await withTransaction(pool, (tx) => call(tx, statement, values), { tenantId });
  return rows.length === 1;
}
