import { createAgentChat } from '@gomomo/agent-chat';
import { pageFolder } from '@gomomo/chat-web';
import { createBookingCoreClient } from '@gomomo/clients';
import { fetchJson } from '@gomomo/http';
import { createNewId, systemClock } from '@gomomo/kernel';
import type { Assembly, Ground } from './ground.ts';
import { ensurePage } from './ensure-page.ts';
import { openBus } from './open-bus.ts';
import { openSharedState } from './open-shared-state.ts';
import { createUpkeep } from './upkeep.ts';

const newId = createNewId(systemClock);

/** The five services in one process, on what the host has laid out. */
export async function assemble(ground: Ground): Promise<Assembly> {
  const { settings, logger } = ground;
  const state = await openSharedState(ground);
  const bus = await openBus(ground);
  await ensurePage(ground.say);
  const serviceKey = settings.SERVICE_API_KEY?.[0] ?? '';
  const shared = { state, bus, clock: systemClock, newId, logger };
  const agentChat = createAgentChat({
    ...shared,
    bookingCore: createBookingCoreClient({ baseUrl: ground.url, serviceKey, fetchJson }),
    pageFolder,
    ...(settings.PUBLIC_BASE_URL === undefined ? {} : { publicBaseUrl: settings.PUBLIC_BASE_URL }),
    ...(settings.CORS_ORIGINS === undefined ? {} : { corsOrigins: settings.CORS_ORIGINS }),
    trustProxy: settings.TRUST_PROXY,
    quotas: {
      defaultPerMinute: settings.RATE_LIMIT_DEFAULT,
      chatPerMinute: settings.RATE_LIMIT_CHAT,
    },
    maxConversationMessages: settings.MAX_CONVERSATION_MESSAGES,
    ...(settings.SEED_DEMO ? { demoTenant: 'bloom' } : {}),
  });
  return {
    services: [agentChat],
    upkeep: createUpkeep(state, bus),
    summary: [],
    isTrusted: () => false,
  };
}
