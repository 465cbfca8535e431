import type { HostOptions } from '@gomomo/service';
import { createHash, timingSafeEqual } from 'node:crypto';
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

const hash = (text: string): Buffer => createHash('sha256').update(text).digest();

/** How the service is run on its own. */
export function toHost(settings: AgentChatSettings): Omit<HostOptions, 'logger'> {
  const keys = (settings.SERVICE_API_KEY ?? []).map((key) => hash(`Bearer ${key}`));
  const { METRICS_PORT: metricsPort } = settings;
  return {
    host: settings.HOST,
    port: settings.PORT,
    ...(metricsPort === undefined ? {} : { metricsPort }),
    trustProxy: settings.TRUST_PROXY,
    production: settings.NODE_ENV === 'production',
    isTrusted: (request) => {
      const given = hash(request.get('authorization') ?? '');
      return keys.some((key) => timingSafeEqual(key, given));
    },
    announce: (url) => {
      process.stdout.write(`ready ${url}\n`);
    },
  };
}
