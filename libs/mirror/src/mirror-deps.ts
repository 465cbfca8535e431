import type { BookingCoreClient } from '@gomomo/clients';
import type { Mirror } from '@gomomo/contracts';
import type { Clock } from '@gomomo/kernel';
import type { EventBus, WorkTable } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { MirrorTarget } from './mirror-target.ts';
import type { DriftTable } from './store/drift-table.ts';
import type { Projection } from './store/projection.ts';
import type { Statuses } from './store/statuses.ts';

export interface MirrorDeps {
  /** The service's: its consumer group, and who produces what it tells. */
  readonly name: string;
  readonly mirror: Mirror;
  readonly schema: string;
  readonly target: MirrorTarget;
  readonly bookingCore: Pick<BookingCoreClient, 'listAppointments'>;
  readonly pool: Pool;
  readonly state: Pick<SharedState, 'leases'>;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly holder: string;
  /** How many attempts at once, of all tenants; 8 unless said otherwise. */
  readonly concurrency?: number;
  /** How long one may take; a minute unless said otherwise. */
  readonly claimMs?: number;
}

/** What the parts of a mirror share. */
export interface MirrorParts extends MirrorDeps {
  readonly projection: Projection;
  readonly statuses: Statuses;
  readonly drifts: DriftTable;
  readonly work: WorkTable;
  now(): Date;
}
