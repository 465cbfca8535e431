import type { BookingCoreClient } from '@gomomo/clients';
import type { RequestQuotas } from '@gomomo/doors';
import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Pool } from '@gomomo/postgres';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import type { TwilioRest } from './twilio/rest-client.ts';

/** What the service is made of, as its host has opened it. */
export interface VoiceGatewayDeps {
  readonly bookingCore: BookingCoreClient;
  /** As the role of schema `voice`. Closed by who created it. */
  readonly pool: Pool;
  /** Closed by who created it, and its loops are run there. */
  readonly state: SharedState;
  readonly bus: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Twilio's; several while one is rotated. Empty: no webhook is believed. */
  readonly authTokens: readonly string[];
  /** Calls of other accounts are refused, where it is given. */
  readonly accountSid: string | undefined;
  /** Without a slash at its end. */
  readonly publicBaseUrl: string | undefined;
  readonly defaultTenant: string | undefined;
  /** How calls are held: by webhooks turn by turn, or over a socket. */
  readonly mode: 'gather' | 'relay';
  readonly handoffSecret: string;
  readonly quotas: RequestQuotas;
  readonly serviceKeys: readonly string[];
  readonly corsOrigins: readonly string[];
  /** Names this process among the relays; best stable over restarts. */
  readonly holder: string;
  /** Left out: no text message can be sent. */
  readonly twilio?: TwilioRest | undefined;
}
