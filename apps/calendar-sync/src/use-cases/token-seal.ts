import type { Connection } from '../domain/connection.ts';
import type { Seal, SealedFor } from '../domain/seal.ts';

type Owner = Pick<Connection, 'tenantId' | 'googleSub'>;

/** Tokens of a connection, each sealed for its tenant, account and column. */
export interface TokenSeal {
  sealAccess(owner: Owner, token: string): string;
  sealRefresh(owner: Owner, token: string): string;
  /** @throws AppError `cannot-open` */
  openAccess(connection: Owner & Pick<Connection, 'sealedAccess'>): string;
  /** @throws AppError `cannot-open` */
  openRefresh(connection: Owner & Pick<Connection, 'sealedRefresh'>): string;
}

export function createTokenSeal(seal: Seal): TokenSeal {
  return {
    sealAccess: (owner, token) => seal.seal(token, placeOf(owner, 'access_token')),
    sealRefresh: (owner, token) => seal.seal(token, placeOf(owner, 'refresh_token')),
    openAccess: (owner) => seal.open(owner.sealedAccess, placeOf(owner, 'access_token')),
    openRefresh: (owner) => seal.open(owner.sealedRefresh, placeOf(owner, 'refresh_token')),
  };
}

const placeOf = ({ tenantId, googleSub }: Owner, column: string): SealedFor => ({
  ...{ tenantId, provider: 'google', account: googleSub, column },
});
