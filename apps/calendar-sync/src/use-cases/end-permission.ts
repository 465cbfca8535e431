import { isAppError } from '@gomomo/kernel';
import type { Pool } from '@gomomo/postgres';
import type { Logger } from '@gomomo/telemetry';
import type { Connection } from '../domain/connection.ts';
import type { GoogleOAuth } from '../google/oauth.ts';
import { isAccountShared } from '../store/connections.ts';
import type { TokenSeal } from './token-seal.ts';

/**
 * Gives back what an account has allowed, where we can. Google ends all of a person's permission at once,
 * so it is left alone while another tenant works by the same account.
 */
export type EndPermission = (connection: Connection) => Promise<void>;

export interface EndPermissionDeps {
  readonly pool: Pool;
  readonly oauth: Pick<GoogleOAuth, 'revoke'>;
  readonly seal: TokenSeal;
  readonly logger: Logger;
}

export function createEndPermission({
  pool,
  oauth,
  seal,
  logger,
}: EndPermissionDeps): EndPermission {
  return async (connection) => {
    const { tenantId, googleSub, state } = connection;
    if (state === 'revoked' || (await isAccountShared(pool, tenantId, googleSub))) return;
    const token = findToken(seal, connection);
    const outcome = token === undefined ? 'away' : await oauth.revoke(token);
    if (outcome === 'away')
      logger.warn({ tenantId }, 'Google could not be told to end a permission');
  };
}

function findToken(seal: TokenSeal, connection: Connection): string | undefined {
  try {
    return seal.openRefresh(connection);
  } catch (error) {
    if (isAppError(error) && error.code === 'cannot-open') return undefined;
    throw error;
  }
}
