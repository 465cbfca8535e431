import type { Clock, NewId } from '@gomomo/kernel';
import { withTransaction, type Pool } from '@gomomo/postgres';
import type { Connection } from '../domain/connection.ts';
import { isEnough } from '../domain/scopes.ts';
import type { Grant } from '../google/answers.ts';
import type { CalendarApi } from '../google/calendar-api.ts';
import type { WritableCalendar } from '../google/list-writable.ts';
import type { GoogleOAuth } from '../google/oauth.ts';
import { findConnection, replaceResources, saveConnection } from '../store/connections.ts';
import type { BegunConsent, Consents } from './consents.ts';
import type { InTenant } from './in-tenant.ts';
import type { EndPermission } from './end-permission.ts';
import type { TokenSeal } from './token-seal.ts';

/** What Google sends the person back with. */
export interface SentBack {
  readonly state: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
}

/**
 * What came of it:
 *
 * - `over`: the link was used before, or is older than ten minutes
 * - `denied`: the person has not allowed it · `too-little`: but part of it
 * - `failed`: Google could not ask the person, or did not take what it sent
 * - `not-set-up`: an operator has to see to it
 * - `away`: Google or a store of ours did not answer
 */
export type ConsentOutcome =
  | {
      readonly kind: 'connected';
      readonly tenantId: string;
      readonly account: string;
      readonly calendar: string;
    }
  | { readonly kind: 'over' }
  | {
      readonly kind: 'denied' | 'too-little' | 'failed' | 'not-set-up' | 'away';
      readonly tenantId: string;
      readonly redirectUri: string;
    };

export type FinishConsent = (sentBack: SentBack) => Promise<ConsentOutcome>;

export interface FinishConsentDeps {
  readonly consents: Pick<Consents, 'take'>;
  readonly oauth: Pick<GoogleOAuth, 'exchange'>;
  /** All that is to come goes there from now on. */
  readonly connected: InTenant;
  /** Of an account that another takes the place of. */
  readonly endPermission: EndPermission;
  readonly calendars: Pick<CalendarApi, 'listCalendars'>;
  readonly seal: TokenSeal;
  readonly pool: Pool;
  readonly clock: Clock;
  readonly newId: NewId;
}

type Trouble = Exclude<ConsentOutcome['kind'], 'connected' | 'over'>;

/** @throws AppError weather of the store that keeps what was begun: it can be followed again */
export function createFinishConsent(deps: FinishConsentDeps): FinishConsent {
  return async ({ state, code, error }) => {
    const begun = state === undefined ? undefined : await deps.consents.take(state);
    if (begun === undefined) return { kind: 'over' };
    const { tenantId, redirectUri } = begun;
    const end = (kind: Trouble): ConsentOutcome => ({ kind, tenantId, redirectUri });
    if (code === undefined) return end(toTrouble(error));
    const answer = await deps.oauth.exchange({ ...begun, code });
    if (answer.kind === 'ended') return end('failed');
    if (answer.kind === 'refused') return end('not-set-up');
    if (answer.kind === 'away') return end('away');
    const { grant } = answer;
    if (!isEnough(grant.scopes)) return end('too-little');
    if (grant.sub === undefined || grant.refreshToken === undefined) return end('failed');
    const told = await deps.calendars.listCalendars({ token: grant.accessToken });
    if (told.kind === 'told') return connect(deps, begun, grant, told.value);
    return end(told.trouble.kind === 'forbidden' ? 'not-set-up' : 'away');
  };
}

const denials = new Set(['access_denied', 'consent_required', 'interaction_required']);
const weather = new Set(['server_error', 'temporarily_unavailable']);

function toTrouble(error: string | undefined): Trouble {
  if (error === undefined || denials.has(error)) return error === undefined ? 'failed' : 'denied';
  return weather.has(error) ? 'away' : 'not-set-up';
}

async function connect(
  deps: FinishConsentDeps,
  { tenantId, redirectUri }: BegunConsent,
  grant: Grant,
  calendars: readonly WritableCalendar[],
): Promise<ConsentOutcome> {
  const primary = calendars.find(({ isPrimary }) => isPrimary) ?? calendars[0];
  if (primary === undefined) return { kind: 'failed', tenantId, redirectUri };
  const { before, calendarId } = await save(deps, tenantId, grant, { calendars, primary });
  if (before !== undefined && before.googleSub !== grant.sub) await deps.endPermission(before);
  const calendar = calendars.find(({ id }) => id === calendarId)?.name ?? calendarId;
  return { kind: 'connected', tenantId, account: primary.id, calendar };
}

interface Choices {
  readonly calendars: readonly WritableCalendar[];
  readonly primary: WritableCalendar;
}

/** Choices made before stay where the account is the same and still has that calendar. */
function save(
  { pool, seal, clock, newId, connected }: FinishConsentDeps,
  tenantId: string,
  { accessToken, refreshToken = '', expiresIn, sub = '' }: Grant,
  { calendars, primary }: Choices,
): Promise<{ readonly before: Connection | undefined; readonly calendarId: string }> {
  const owner = { tenantId, googleSub: sub };
  const now = clock.now();
  return withTransaction(
    pool,
    async (tx) => {
      const before = await findConnection(tx, tenantId);
      const isSame = before?.googleSub === sub;
      const keeps = isSame && calendars.some(({ id }) => id === before.calendarId);
      const calendarId = keeps ? before.calendarId : primary.id;
      if (!isSame) await replaceResources(tx, tenantId, []);
      const connection = {
        ...{ ...owner, grantId: newId(), account: primary.id, calendarId },
        showClientName: before?.showClientName ?? false,
        sealedRefresh: seal.sealRefresh(owner, refreshToken),
        sealedAccess: seal.sealAccess(owner, accessToken),
        accessExpiresAt: new Date(now + expiresIn * 1_000),
      };
      await saveConnection(tx, connection, new Date(now));
      await connected(tx, tenantId);
      return { before, calendarId };
    },
    { tenantId },
  );
}
