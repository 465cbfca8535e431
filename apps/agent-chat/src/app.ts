import { createBookingCoreClient } from '@gomomo/clients';
import { demoTenantSlug } from '@gomomo/contracts';
import type { App } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { join } from 'node:path';
import { agentChatSettings } from './config.ts';
import { createAgentChat } from './service.ts';

const pageFolder = join(import.meta.dirname, '../../chat-web/dist');

/** agent-chat as its host knows it. */
export const app: App<typeof agentChatSettings> = {
  name: 'agent-chat',
  settings: agentChatSettings,
  create: ({ settings, ...ground }) => {
    const { PUBLIC_BASE_URL: publicBaseUrl, CORS_ORIGINS: corsOrigins } = settings;
    const [serviceKey = ''] = settings.SERVICE_API_KEY;
    const baseUrl = settings.BOOKING_CORE_URL;
    return createAgentChat({
      ...ground,
      bookingCore: createBookingCoreClient({ baseUrl, serviceKey, fetchJson }),
      pageFolder,
      ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
      ...(corsOrigins === undefined ? {} : { corsOrigins }),
      ...(settings.SEED_DEMO ? { demoTenant: demoTenantSlug } : {}),
      trustProxy: settings.TRUST_PROXY ?? false,
      quotas: {
        defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
        chatPerMinute: settings.RATE_LIMIT_CHAT,
      },
      maxConversationMessages: settings.MAX_CONVERSATION_MESSAGES,
      maxSocketsPerAddress: settings.MAX_SOCKETS_PER_ADDRESS,
    });
  },
};
