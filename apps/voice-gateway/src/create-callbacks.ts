import type { BookingCoreClient } from '@gomomo/clients';
import { createFindKeyHolder, type CountRequest } from '@gomomo/doors';
import type { Clock, NewId } from '@gomomo/kernel';
import {
  createOutboxRelay,
  createOutboxStore,
  createOutboxSweep,
  createWorkLoop,
  createWorkTable,
  type ClaimedWork,
  type EventBus,
} from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import { createForgetErased } from './consumers/forget-erased.ts';
import { createCallbackRoutes } from './http/callback-routes.ts';
import { eraseContact, eraseTenant, keepContact } from './store/contacts.ts';
import { createMeasureCallbacks } from './store/measure-callbacks.ts';
import { toOutboxRecords } from './store/outbox-records.ts';
import { listCallbacks, markCallback } from './store/read-callbacks.ts';
import type { TwilioRest } from './twilio/rest-client.ts';
import type { Businesses } from './use-cases/businesses.ts';
import { isConfirmation } from './use-cases/confirm-booking.ts';
import { createDeleteRecording } from './use-cases/delete-recording.ts';
import { createRequestCallback, type RequestCallback } from './use-cases/request-callback.ts';

export interface CallbacksDeps {
  readonly bookingCore: Pick<BookingCoreClient, 'verifyKey'>;
  readonly businesses: Pick<Businesses, 'get'>;
  readonly countRequest: CountRequest;
  readonly pool: Pool;
  readonly state: Pick<SharedState, 'leases'>;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  readonly holder: string;
  readonly serviceKeys: readonly string[];
  readonly corsOrigins: readonly string[];
  /** Left out: there is no account that recordings could lie in. */
  readonly twilio: TwilioRest | undefined;
  confirmBooking(work: ClaimedWork): Promise<void>;
}

/** Callers who wait for a person: kept, announced, shown to the business, forgotten with the client. */
export interface Callbacks extends Pick<Service, 'handlers' | 'consumers' | 'loops'> {
  readonly requestCallback: RequestCallback;
}

const schema = 'voice';
const workEveryMs = 2_000;
const workMs = 20_000;

const createRelay = ({ pool, bus, clock, logger, holder, state }: CallbacksDeps) =>
  createOutboxRelay({
    store: createOutboxStore(pool, schema, clock),
    toRecords: toOutboxRecords,
    leases: state.leases,
    ...{ bus, clock, logger, holder },
  });

/** What is to be done at Twilio: recordings to delete, bookings to confirm. */
function createTwilioWork(deps: CallbacksDeps) {
  const { pool, clock, logger, holder, twilio, confirmBooking } = deps;
  const deleteRecording = createDeleteRecording(twilio);
  return createWorkLoop({
    name: 'voice-twilio',
    table: createWorkTable(schema),
    perform: (work) => (isConfirmation(work) ? confirmBooking(work) : deleteRecording(work)),
    concurrency: 4,
    claimMs: workMs,
    everyMs: workEveryMs,
    ...{ pool, clock, logger, holder },
  });
}

export function createCallbacks(deps: CallbacksDeps): Callbacks {
  const { pool, bus, clock, newId } = deps;
  const relay = createRelay(deps);
  const now = (): Date => new Date(clock.now());
  return {
    requestCallback: createRequestCallback({
      ...{ pool, clock, newId },
      committed: () => relay.wake(),
    }),
    handlers: [
      createCallbackRoutes({
        ...deps,
        listCallbacks: (filter) => listCallbacks(pool, filter),
        markCallback: (tenantId, id, status) => markCallback(pool, tenantId, id, status),
        findKeyHolder: createFindKeyHolder(deps),
      }),
    ],
    consumers: [
      createForgetErased({
        bus,
        keepContact: (contact) => keepContact(pool, contact),
        eraseContact: (tenantId, id) => eraseContact(pool, tenantId, id, now()),
        eraseTenant: (tenantId) => eraseTenant(pool, tenantId, now()),
      }),
    ],
    loops: [
      ...relay.loops,
      createTwilioWork(deps),
      createMeasureCallbacks(pool, clock),
      createOutboxSweep({ pool, schema, clock }),
    ],
  };
}
