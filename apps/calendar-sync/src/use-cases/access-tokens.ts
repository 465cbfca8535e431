import { isAppError, secondMs, type Clock, type NewId } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { Logger } from '@gomomo/telemetry';
import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from '../domain/connection.ts';
import type { GoogleOAuth } from '../google/oauth.ts';
import { calendarMetrics } from '../metrics.ts';
import { findConnection } from '../store/connections.ts';
import { claimRefresh, keepTokens, releaseRefresh, type RefreshClaim } from '../store/refreshes.ts';
import type { MarkRevoked } from './mark-revoked.ts';
import type { TokenSeal } from './token-seal.ts';

export type Access =
  | { readonly kind: 'token'; readonly token: string; readonly grantId: string }
  | { readonly kind: 'disconnected' | 'revoked' }
  | { readonly kind: 'away'; readonly reason: string; readonly waitMs?: number };

/**
 * The tenant's access token, good for a minute at least; `refused`: one that Google no longer takes.
 * Of all replicas one asks Google for another, the others wait for it.
 */
export type GetAccess = (tenantId: string, refused?: string) => Promise<Access>;

export interface AccessTokensDeps {
  readonly pool: Pool;
  readonly oauth: Pick<GoogleOAuth, 'refresh'>;
  readonly seal: TokenSeal;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly markRevoked: MarkRevoked;
}

const freshForMs = 60 * secondMs;
const claimMs = 15 * secondMs;
const waitMs = 12 * secondMs;
const lookEveryMs = 100;

export function createGetAccess(deps: AccessTokensDeps): GetAccess {
  return async (tenantId, refused) => {
    const tries = Math.ceil(waitMs / lookEveryMs);
    for (let tried = 0; tried < tries; tried += 1) {
      const found = await look(deps, tenantId, refused);
      if (found !== 'held') return found;
      await pause(lookEveryMs);
    }
    return { kind: 'away', reason: 'another replica is at it' };
  };
}

async function look(
  deps: AccessTokensDeps,
  tenantId: string,
  refused: string | undefined,
): Promise<Access | 'held'> {
  const { pool, clock, newId } = deps;
  const connection = await withTransaction(pool, (tx) => findConnection(tx, tenantId), {
    tenantId,
  });
  if (connection === undefined) return { kind: 'disconnected' };
  if (connection.state === 'revoked') return { kind: 'revoked' };
  try {
    const token = deps.seal.openAccess(connection);
    const isFresh = connection.accessExpiresAt.getTime() > clock.now() + freshForMs;
    if (isFresh && token !== refused) return { kind: 'token', token, grantId: connection.grantId };
    const claim = { tenantId, grantId: connection.grantId, by: newId() };
    const now = clock.now();
    const times = { now: new Date(now), until: new Date(now + claimMs) };
    if (!(await claimRefresh(pool, claim, times, connection.sealedAccess))) return 'held';
    return await renew(deps, connection, claim);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'cannot-open') throw error;
    deps.logger.error({ err: error, tenantId, ...error.details }, 'tokens cannot be opened');
    return { kind: 'away', reason: 'the key of its tokens is missing' };
  }
}

async function renew(
  deps: AccessTokensDeps,
  connection: Connection,
  claim: RefreshClaim,
): Promise<Access> {
  const { oauth, seal, pool, clock, logger } = deps;
  const answer = await oauth.refresh(seal.openRefresh(connection));
  calendarMetrics.refreshes.inc({ outcome: answer.kind });
  if (answer.kind === 'ended') {
    await deps.markRevoked(connection);
    return { kind: 'revoked' };
  }
  if (answer.kind !== 'granted') {
    await releaseRefresh(pool, claim);
    if (answer.kind === 'away') return answer;
    logger.error({ reason: answer.reason }, 'Google refuses the client that we are');
    return { kind: 'away', reason: `google refuses us: ${answer.reason}` };
  }
  const { accessToken, expiresIn, refreshToken } = answer.grant;
  const isKept = await keepTokens(pool, claim, {
    sealedAccess: seal.sealAccess(connection, accessToken),
    expiresAt: new Date(clock.now() + expiresIn * secondMs),
    sealedRefresh:
      refreshToken === undefined ? undefined : seal.sealRefresh(connection, refreshToken),
  });
  if (isKept) return { kind: 'token', token: accessToken, grantId: claim.grantId };
  return { kind: 'away', reason: 'it was connected anew meanwhile' };
}
