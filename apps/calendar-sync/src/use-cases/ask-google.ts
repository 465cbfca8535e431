import type { Connection } from '../domain/connection.ts';
import type { AskWith, Told } from '../google/calendar-api.ts';
import type { Trouble } from '../google/trouble.ts';
import type { GetAccess } from './access-tokens.ts';
import type { Pace } from './pace.ts';

export type Answered<Value> =
  | { readonly kind: 'told'; readonly value: Value }
  | {
      readonly kind: 'trouble';
      readonly trouble: Trouble | { readonly kind: 'disconnected' | 'revoked' };
    };

export type Account = Pick<Connection, 'tenantId' | 'googleSub'>;

/** One call to the tenant's account: at its pace, with a token that is good, renewed once where it is refused. */
export type AskGoogle = <Value>(
  account: Account,
  call: (ask: AskWith) => Promise<Told<Value>>,
  signal?: AbortSignal,
) => Promise<Answered<Value>>;

export interface AskGoogleDeps {
  readonly getAccess: GetAccess;
  readonly pace: Pace;
}

export function createAskGoogle({ getAccess, pace }: AskGoogleDeps): AskGoogle {
  return async (account, call, signal) => {
    let refused: string | undefined;
    for (;;) {
      const access = await getAccess(account.tenantId, refused);
      if (access.kind !== 'token') return { kind: 'trouble', trouble: access };
      if (!(await pace(account.googleSub, signal))) {
        return { kind: 'trouble', trouble: { kind: 'away', reason: 'the account is at its rate' } };
      }
      const told = await call({ token: access.token, ...(signal && { signal }) });
      if (told.kind === 'told' || told.trouble.kind !== 'unauthorized') return told;
      if (refused !== undefined) {
        return { kind: 'trouble', trouble: { kind: 'away', reason: 'google takes no token' } };
      }
      refused = access.token;
    }
  };
}
