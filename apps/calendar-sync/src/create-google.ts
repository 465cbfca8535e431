import type { CalendarSyncDeps } from './calendar-sync-deps.ts';
import { createSeal } from './domain/seal.ts';
import { createCalendarApi, type CalendarApi } from './google/calendar-api.ts';
import { createGoogleOAuth, type GoogleOAuth } from './google/oauth.ts';
import { createGetAccess, type GetAccess } from './use-cases/access-tokens.ts';
import { createConsents, type Consents } from './use-cases/consents.ts';
import { createEndPermission, type EndPermission } from './use-cases/end-permission.ts';
import { createFinishConsent, type FinishConsent } from './use-cases/finish-consent.ts';
import { createMarkRevoked } from './use-cases/mark-revoked.ts';
import { createTokenSeal } from './use-cases/token-seal.ts';

/** The tenants' accounts at Google: how they come, what renews them, how they end. */
export interface Google {
  readonly calendars: CalendarApi;
  readonly getAccess: GetAccess;
  readonly endPermission: EndPermission;
  /** Both left out: there is no Google client to ask as. */
  readonly consents: Consents | undefined;
  readonly finishConsent: FinishConsent | undefined;
}

/** Without a client nothing can be asked: as if Google were away. */
const noOAuth: GoogleOAuth = {
  authorizationUrl: () => '',
  exchange: () => Promise.resolve({ kind: 'refused', reason: 'no client is set up' }),
  refresh: () => Promise.resolve({ kind: 'refused', reason: 'no client is set up' }),
  revoke: () => Promise.resolve('away'),
};

export function createGoogle(deps: CalendarSyncDeps, committed: () => void): Google {
  const { pool, state, clock, newId, logger } = deps;
  const { client, hosts } = deps.google;
  const oauth = client === undefined ? noOAuth : createGoogleOAuth(hosts, client);
  const sealing = createSeal(deps.keyRing);
  const seal = createTokenSeal(sealing);
  const calendars = createCalendarApi({ rootUrl: hosts.api });
  const markRevoked = createMarkRevoked({ pool, clock, newId, logger, committed });
  const endPermission = createEndPermission({ pool, oauth, seal, logger });
  const consents = createConsents({ tokens: state.tokens, oauth, seal: sealing });
  const finishing = { consents, oauth, calendars, seal, pool, clock, newId, endPermission };
  return {
    calendars,
    getAccess: createGetAccess({ pool, oauth, seal, clock, newId, logger, markRevoked }),
    endPermission,
    consents: client === undefined ? undefined : consents,
    finishConsent: client === undefined ? undefined : createFinishConsent(finishing),
  };
}
