import type { BookingCoreClient } from '@gomomo/clients';
import type { RequestQuotas } from '@gomomo/doors';
import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { KeyRing } from './domain/seal.ts';
import type { GoogleHosts } from './google/google-hosts.ts';
import type { GoogleClient } from './google/oauth.ts';

/** What the service is made of, as its host has opened it. */
export interface CalendarSyncDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant' | 'listAppointments' | 'verifyKey'>;
  /** As the role of schema `calendar`. Closed by who created it. */
  readonly pool: Pool;
  /** Closed by who created it, and its loops are run there. */
  readonly state: SharedState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Names this process among the relays; best stable over restarts. */
  readonly holder: string;
  readonly keyRing: KeyRing;
  readonly google: {
    /** Left out: this server has no access to Google, and nothing can be connected. */
    readonly client: GoogleClient | undefined;
    readonly hosts: GoogleHosts;
    readonly redirectUri: string | undefined;
    /** Of one account. */
    readonly requestsPerSecond: number;
  };
  readonly publicBaseUrl: string | undefined;
  readonly quotas: RequestQuotas;
  readonly serviceKeys: readonly string[];
  readonly corsOrigins: readonly string[];
}
