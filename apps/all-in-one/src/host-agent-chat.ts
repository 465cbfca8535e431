import { createAgentChat } from '@gomomo/agent-chat';
import { pageFolder } from '@gomomo/chat-web';
import { createBookingCoreClient } from '@gomomo/clients';
import { fetchJson } from '@gomomo/http';
import type { Service } from '@gomomo/service';
import { ensurePage } from './ensure-page.ts';
import type { Ground } from './ground.ts';
import type { Shared } from './shared.ts';

/** With the page built. It asks booking-core over HTTP, as it does on its own. */
export async function hostAgentChat(
  ground: Ground,
  shared: Shared,
  demoTenant: string | undefined,
): Promise<Service> {
  const { settings } = ground;
  const { PUBLIC_BASE_URL: publicBaseUrl, CORS_ORIGINS: corsOrigins } = settings;
  await ensurePage(ground.say);
  const [serviceKey = ''] = settings.SERVICE_API_KEY ?? [];
  return createAgentChat({
    ...shared,
    bookingCore: createBookingCoreClient({ baseUrl: ground.url, serviceKey, fetchJson }),
    pageFolder,
    ...(publicBaseUrl === undefined ? {} : { publicBaseUrl }),
    ...(corsOrigins === undefined ? {} : { corsOrigins }),
    trustProxy: settings.TRUST_PROXY,
    quotas: {
      defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
      chatPerMinute: settings.RATE_LIMIT_CHAT,
    },
    maxConversationMessages: settings.MAX_CONVERSATION_MESSAGES,
    ...(demoTenant === undefined ? {} : { demoTenant }),
  });
}
