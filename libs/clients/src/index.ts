export {
  createBookingCoreClient,
  type BookingCoreClient,
  type BookingCoreClientDeps,
  type InputOf,
} from './booking-core-client.ts';
export type { CallOptions, Proof } from './call-options.ts';
export type { FetchJson, JsonAnswer, JsonRequest } from './fetch-json.ts';
