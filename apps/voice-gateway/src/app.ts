import { createBookingCoreClient } from '@gomomo/clients';
import type { SchemaApp } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { voiceGatewaySettings, type VoiceGatewaySettings } from './config.ts';
import { voiceMigrations } from './migrations.ts';
import { createVoiceGateway, type VoiceGatewayDeps } from './service.ts';

/** voice-gateway as its host knows it. */
export const app: SchemaApp<typeof voiceGatewaySettings> = {
  name: 'voice-gateway',
  settings: voiceGatewaySettings,
  migrations: voiceMigrations,
  create: ({ settings, ...ground }) => {
    const [serviceKey = ''] = settings.SERVICE_API_KEY;
    const baseUrl = settings.BOOKING_CORE_URL;
    return createVoiceGateway({
      ...ground,
      bookingCore: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
      ...toTwilio(settings),
    });
  },
};

/** Without a token no webhook is believed. */
function toTwilio(
  settings: VoiceGatewaySettings,
): Pick<VoiceGatewayDeps, 'authTokens' | 'accountSid' | 'publicBaseUrl' | 'defaultTenant'> {
  const { PUBLIC_BASE_URL, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, VOICE_DEFAULT_TENANT } = settings;
  return {
    authTokens: TWILIO_AUTH_TOKEN ?? [],
    accountSid: TWILIO_ACCOUNT_SID,
    publicBaseUrl: PUBLIC_BASE_URL,
    defaultTenant: VOICE_DEFAULT_TENANT,
  };
}
