import { createBookingCoreClient } from '@gomomo/clients';
import type { SchemaApp } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { voiceGatewaySettings, type VoiceGatewaySettings } from './config.ts';
import { voiceMigrations } from './migrations.ts';
import { createVoiceGateway, type VoiceGatewayDeps } from './service.ts';
import { createSendSms } from './twilio/send-sms.ts';

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
      authTokens: settings.TWILIO_AUTH_TOKEN ?? [],
      accountSid: settings.TWILIO_ACCOUNT_SID,
      publicBaseUrl: settings.PUBLIC_BASE_URL,
      defaultTenant: settings.VOICE_DEFAULT_TENANT,
      handoffSecret: settings.HANDOFF_SECRET,
      requestsPerMinute: settings.RATE_LIMIT_DEFAULT,
      ...toSms(settings),
    });
  },
};

/** Messages are sent only from an account; the first token is the newest. */
function toSms(settings: VoiceGatewaySettings): Pick<VoiceGatewayDeps, 'sendSms'> {
  const { TWILIO_ACCOUNT_SID: accountSid, TWILIO_BASE_URL: baseUrl } = settings;
  const [authToken] = settings.TWILIO_AUTH_TOKEN ?? [];
  if (accountSid === undefined || authToken === undefined) return {};
  return { sendSms: createSendSms({ accountSid, authToken, baseUrl }) };
}
