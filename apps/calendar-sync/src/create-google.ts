import type { CalendarSyncDeps } from './calendar-sync-deps.ts';
import { createSeal } from './domain/seal.ts';
import { createCalendarApi, type CalendarApi } from './google/calendar-api.ts';
import { createGoogleOAuth, type GoogleOAuth } from './google/oauth.ts';
import { createGetAccess, type GetAccess } from './use-cases/access-tokens.ts';
import { createAskGoogle, type AskGoogle } from './use-cases/ask-google.ts';
import { createConsents, type Consents } from './use-cases/consents.ts';
import { createEndPermission, type EndPermission } from './use-cases/end-permission.ts';
import { createFinishConsent, type FinishConsent } from './use-cases/finish-consent.ts';
import type { InTenant } from './use-cases/in-tenant.ts';
import { createMarkRevoked } from './use-cases/mark-revoked.ts';
import { createPace } from './use-cases/pace.ts';
import { createTokenSeal } from './use-cases/token-seal.ts';

/** The tenants' accounts at Google: how they come, what renews them, how they end. */
export interface Google {
  readonly calendars: CalendarApi;
  readonly getAccess: GetAccess;
  readonly askGoogle: AskGoogle;
  readonly endPermission: EndPermission;
  /** Both left out: there is no Google client to ask as. */
  readonly consents: Consents | undefined;
  readonly finishConsent: FinishConsent | undefined;
}

export interface GoogleHooks {
  /** Something waits in the outbox, or to be done. */
  committed(): void;
  readonly connected: InTenant;
}

/** Without a client nothing can be asked. */
const noOAuth: GoogleOAuth = {
  authorizationUrl: () => '',
  exchange: () => Promise.resolve({ kind: 'refused', reason: 'no client is set up' }),
  refresh: () => Promise.resolve({ kind: 'refused', reason: 'no client is set up' }),
  revoke: () => Promise.resolve('away'),
};

export function createGoogle(
  deps: CalendarSyncDeps,
  { committed, connected }: GoogleHooks,
): Google {
  const { pool, state, clock, newId, logger } = deps;
  const { client, hosts, requestsPerSecond } = deps.google;
  const oauth = client === undefined ? noOAuth : createGoogleOAuth(hosts, client);
  const sealing = createSeal(deps.keyRing);
  const seal = createTokenSeal(sealing);
  const calendars = createCalendarApi({ rootUrl: hosts.api });
  const markRevoked = createMarkRevoked({ pool, clock, newId, logger, committed });
  const endPermission = createEndPermission({ pool, oauth, seal, logger });
  const getAccess = createGetAccess({ pool, oauth, seal, clock, newId, logger, markRevoked });
  const consents = createConsents({ tokens: state.tokens, oauth, seal: sealing });
  const finishing = { consents, oauth, calendars, seal, pool, clock, newId };
  return {
    ...{ calendars, getAccess, endPermission },
    askGoogle: createAskGoogle({ getAccess, pace: createPace(state.limits, requestsPerSecond) }),
    ...(client === undefined
      ? { consents: undefined, finishConsent: undefined }
      : {
          consents,
          finishConsent: createFinishConsent({ ...finishing, endPermission, connected }),
        }),
  };
}
