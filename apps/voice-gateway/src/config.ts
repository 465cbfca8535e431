import type { z } from 'zod';
import { productSettings } from '@gomomo/config';

/** What voice-gateway reads by itself; it does not run without the required. */
export const voiceGatewaySettings = productSettings
  .pick({
    PUBLIC_BASE_URL: true,
    BOOKING_CORE_URL: true,
    SERVICE_API_KEY: true,
    HANDOFF_SECRET: true,
    TWILIO_ACCOUNT_SID: true,
    TWILIO_AUTH_TOKEN: true,
    TWILIO_BASE_URL: true,
    CORS_ORIGINS: true,
    RATE_LIMIT_DEFAULT: true,
    RATE_LIMIT_TENANT: true,
    VOICE_DEFAULT_TENANT: true,
    VOICE_MODE: true,
  })
  .required({ BOOKING_CORE_URL: true, SERVICE_API_KEY: true, HANDOFF_SECRET: true });

export type VoiceGatewaySettings = z.infer<typeof voiceGatewaySettings>;
