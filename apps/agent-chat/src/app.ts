import { createBookingCoreClient } from '@gomomo/clients';
import { demoTenantSlug } from '@gomomo/contracts';
import type { App } from '@gomomo/host';
import { fetchJson } from '@gomomo/http';
import { join } from 'node:path';
import { agentChatSettings, type AgentChatSettings } from './config.ts';
import { createAgentChat, type AgentChatDeps } from './service.ts';

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
      ...toModel(settings),
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

/** A model is asked only with a key; every other setting of it has a default. */
function toModel(settings: AgentChatSettings): Pick<AgentChatDeps, 'model'> {
  const { OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: baseUrl, OPENAI_MODEL: model } = settings;
  if (apiKey === undefined) return {};
  const server = { apiKey, model, ...(baseUrl === undefined ? {} : { baseUrl }) };
  const prices = { in: settings.LLM_PRICE_INPUT, out: settings.LLM_PRICE_OUTPUT };
  return { model: { server, prices, dailyTokens: settings.LLM_DAILY_TOKENS } };
}
