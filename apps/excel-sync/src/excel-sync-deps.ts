import type { BookingCoreClient } from '@gomomo/clients';
import type { RequestQuotas } from '@gomomo/doors';
import type { Clock } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { Storage } from './storage/storage.ts';

/** What the service is made of, as its host has opened it. */
export interface ExcelSyncDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'getTenant' | 'verifyKey' | 'listAppointments'>;
  /** As the role of schema `workbook`. Closed by who created it. */
  readonly pool: Pool;
  readonly state: SharedState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this process among its replicas; the same after a restart. */
  readonly holder: string;
  readonly storage: Storage;
  readonly quotas: RequestQuotas;
  readonly serviceKeys: readonly string[];
  readonly corsOrigins: readonly string[];
}
