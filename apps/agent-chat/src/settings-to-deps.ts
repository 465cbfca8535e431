import type { AgentChatSettings } from './config.ts';
import type { AgentChatDeps } from './service.ts';

type FromSettings = 'corsOrigins' | 'publicBaseUrl' | 'trustProxy' | 'quotas';

/** What createAgentChat takes from the environment. */
export function toDeps(
  settings: AgentChatSettings,
): Pick<AgentChatDeps, FromSettings | 'maxConversationMessages'> {
  const { PUBLIC_BASE_URL: publicBaseUrl, CORS_ORIGINS: corsOrigins } = settings;
  return {
    ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
    ...(corsOrigins === undefined ? {} : { corsOrigins }),
    trustProxy: settings.TRUST_PROXY,
    quotas: {
      defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
      chatPerMinute: settings.RATE_LIMIT_CHAT,
    },
    maxConversationMessages: settings.MAX_CONVERSATION_MESSAGES,
  };
}
