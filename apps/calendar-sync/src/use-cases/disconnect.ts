import { AppError, minuteMs, type Clock } from '@gomomo/kernel';
import { withTransaction, type Pool, type Tx } from '@gomomo/postgres';
import type { ConnectedCalendar } from '../domain/connection.ts';
import { findCalendar, removeConnection } from '../store/connections.ts';
import type { EndPermission } from './end-permission.ts';
import type { InTenant } from './in-tenant.ts';
import { listEvents, type ObserveDeps } from './observe-events.ts';
import { removeEvent } from './remove-event.ts';
import { speakTo } from './speak.ts';

/**
 * Forgets the tenant's account: tokens are wiped whatever Google says. Nothing to do is no error. Events
 * stay there, unless upcoming ones are to be removed first.
 *
 * @throws AppError weather: not all events are removed yet, and it is still connected
 */
export type Disconnect = (
  tenantId: string,
  how: { readonly removesEvents: boolean },
) => Promise<void>;

export interface DisconnectDeps extends ObserveDeps {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly endPermission: EndPermission;
  /** Nothing is written there meanwhile, or for the time being again. */
  held(tx: Tx, tenantId: string, until: Date): Promise<void>;
  readonly resumed: InTenant;
  /** Nothing goes there any more. */
  readonly disconnected: InTenant;
}

/** A person waits for the answer; what is left is done by asking again. */
const removesForMs = minuteMs / 2;
/** A process that is killed meanwhile resumes nothing. */
const heldForMs = minuteMs;

export function createDisconnect(deps: DisconnectDeps): Disconnect {
  const { pool, endPermission } = deps;
  return async (tenantId, { removesEvents }) => {
    const inTenant = <Result>(work: Parameters<typeof withTransaction<Result>>[1]) =>
      withTransaction(pool, work, { tenantId });
    const found = await inTenant((tx) => findCalendar(tx, tenantId));
    if (found === undefined) return;
    if (removesEvents && found.connection.state === 'connected') {
      const until = new Date(deps.clock.now() + heldForMs);
      await inTenant((tx) => deps.held(tx, tenantId, until));
      await removeUpcoming(deps, found).catch(async (error: unknown) => {
        await inTenant((tx) => deps.resumed(tx, tenantId));
        throw error;
      });
    }
    await inTenant(async (tx) => {
      await removeConnection(tx, tenantId);
      await deps.disconnected(tx, tenantId);
    });
    await endPermission(found.connection);
  };
}

async function removeUpcoming(deps: DisconnectDeps, found: ConnectedCalendar): Promise<void> {
  const signal = AbortSignal.timeout(removesForMs);
  const speak = speakTo(deps.askGoogle, found.connection, signal);
  for (const place of await listEvents(deps, found, { fromMs: deps.clock.now() }, signal)) {
    const { calendarId, eventId } = place;
    const problem = await removeEvent(deps.calendars, speak, { calendarId, eventId });
    if (problem === undefined) continue;
    throw new AppError(
      'dependency-unavailable',
      'Not all events are removed yet, so the calendar is still connected. Ask again.',
      { retryable: true, details: { internal: problem.kind } },
    );
  }
}
