import { createBookingCoreClient } from '@gomomo/clients';
import type { SchemaApp } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { voiceGatewaySettings, type VoiceGatewaySettings } from './config.ts';
import { voiceMigrations } from './migrations.ts';
import { createVoiceGateway } from './service.ts';
import { createTwilioRest, type TwilioRest } from './twilio/rest-client.ts';

/** voice-gateway as its host knows it. */
export const app: SchemaApp<typeof voiceGatewaySettings> = {
  name: 'voice-gateway',
  settings: voiceGatewaySettings,
  migrations: voiceMigrations,
  create: ({ settings, ...ground }) => {
    const serviceKeys = settings.SERVICE_API_KEY;
    const [serviceKey = ''] = serviceKeys;
    const baseUrl = settings.BOOKING_CORE_URL;
    const twilio = toTwilio(settings);
    if (!twilio)
      ground.logger.info('no TWILIO_ACCOUNT_SID: links and confirmations are not texted');
    return createVoiceGateway({
      ...ground,
      bookingCore: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
      authTokens: settings.TWILIO_AUTH_TOKEN ?? [],
      accountSid: settings.TWILIO_ACCOUNT_SID,
      publicBaseUrl: settings.PUBLIC_BASE_URL,
      defaultTenant: settings.VOICE_DEFAULT_TENANT,
      mode: settings.VOICE_MODE,
      handoffSecret: settings.HANDOFF_SECRET,
      quotas: {
        defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
        tenantPerMinute: settings.RATE_LIMIT_TENANT,
      },
      serviceKeys,
      corsOrigins: settings.CORS_ORIGINS ?? [],
      twilio,
    });
  },
};

/** Without an account nothing is asked of Twilio; the first token is the newest. */
function toTwilio(settings: VoiceGatewaySettings): TwilioRest | undefined {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_BASE_URL: baseUrl } = settings;
  const [authToken] = settings.TWILIO_AUTH_TOKEN ?? [];
  if (accountSid === undefined || authToken === undefined) return undefined;
  return createTwilioRest({ accountSid, authToken, baseUrl });
}
