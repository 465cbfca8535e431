import type { BookingCoreClient } from '@gomomo/clients';
import { agentChatRoutes, contractsVersion, hostedPageRoutes, toOpenApi } from '@gomomo/contracts';
import { createBookingNews, createConversations } from '@gomomo/conversations';
import { createFrontDesk, type FrontDesk } from '@gomomo/front-desk';
import { checkOf } from '@gomomo/http';
import type { Clock, NewId } from '@gomomo/kernel';
import type { EventBus } from '@gomomo/messaging';
import type { Loop, Service } from '@gomomo/service';
import type { SharedState } from '@gomomo/shared-state';
import type { Logger } from '@gomomo/telemetry';
import { createChatRoutes } from './http/chat-routes.ts';
import { createChatLimits, type ChatQuotas } from './http/limits.ts';
import { createPageRoutes } from './http/page/page-routes.ts';
import { createChatSockets, type ChatSockets } from './http/socket/chat-socket.ts';
import type { TrustProxy } from './http/socket/socket-caller.ts';
import { createModel, type ModelDeps } from './llm/create-model.ts';
import { createChat } from './use-cases/chat.ts';
import { createTenantDirectory, type TenantDirectory } from './use-cases/tenant-directory.ts';

export interface AgentChatDeps {
  readonly bookingCore: BookingCoreClient;
  /** Closed by who created it, and its loops are run there. */
  readonly state: SharedState;
  /** Left out: what happens elsewhere is seen with the next message only. */
  readonly bus?: EventBus;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly logger: Logger;
  /** Where chat-web has been built. */
  readonly pageFolder: string;
  readonly publicBaseUrl?: string;
  readonly corsOrigins?: readonly string[];
  readonly trustProxy: TrustProxy;
  readonly quotas: ChatQuotas;
  readonly maxConversationMessages: number;
  readonly maxSocketsPerAddress: number;
  /** Left out: the rules answer every turn. */
  readonly model?: Pick<ModelDeps, 'server' | 'dailyTokens' | 'prices' | 'limits'>;
  /** Whose page `/` shows (the embedded default). */
  readonly demoTenant?: string;
}

const name = 'agent-chat';

/** How late a window learns what was lost on the way between replicas (an outage of Redis). */
const catchUpMs = 5_000;

const toCatchUpLoop = ({ catchUp }: ChatSockets): Loop => ({
  name: 'chat-catch-up',
  everyMs: catchUpMs,
  run: catchUp,
});

const openApi = () =>
  toOpenApi([...agentChatRoutes, ...hostedPageRoutes], {
    title: 'gomomo agent-chat',
    version: contractsVersion,
  });

const forgetIn =
  (tenants: TenantDirectory, frontDesk: FrontDesk) =>
  (tenantId: string): void => {
    tenants.forget(tenantId);
    frontDesk.forgetTenant(tenantId);
  };

/** The front desk, with a language model beside its rules where there is one. */
function createDesk({ bookingCore, state, clock, newId, logger, model }: AgentChatDeps): FrontDesk {
  const parts = { client: bookingCore, clock, newId, logger };
  if (model === undefined) return createFrontDesk(parts);
  return createFrontDesk({ ...parts, model: createModel({ ...model, state, clock, logger }) });
}

/** The hosted page and its conversations. The composition root: nothing is opened here. */
export function createAgentChat(deps: AgentChatDeps): Service {
  const { bookingCore, state, clock, newId, logger, corsOrigins = [], publicBaseUrl } = deps;
  const frontDesk = createDesk(deps);
  const tenants = createTenantDirectory({ bookingCore, clock });
  const limits = createChatLimits(state.limits, deps.quotas);
  const conversations = createConversations({
    channel: 'chat',
    desk: { kind: 'system', channel: 'web' },
    ...{ frontDesk, state, clock, newId },
    messagesMax: deps.maxConversationMessages,
    onTold: (key, told) => {
      sockets.tell(key, told);
    },
  });
  const chat = createChat({ conversations });
  const { trustProxy, maxSocketsPerAddress } = deps;
  const doors = { chat, tenants, limits, corsOrigins, publicBaseUrl, trustProxy, logger };
  const streams = state.openStreams?.();
  const sockets: ChatSockets = createChatSockets({ ...doors, maxSocketsPerAddress, streams });
  const pages = createPageRoutes({
    tenants,
    greet: conversations.greet,
    folder: deps.pageFolder,
    demoTenant: deps.demoTenant,
    ...{ publicBaseUrl, clock, logger },
  });
  const onTenantChanged = forgetIn(tenants, frontDesk);
  const { bus } = deps;
  return {
    name,
    handlers: [createChatRoutes(doors), pages],
    consumers: bus ? [createBookingNews({ bus, group: name, conversations, onTenantChanged })] : [],
    loops: bus?.kind === 'kafka' ? [toCatchUpLoop(sockets)] : [],
    attach: (server) => sockets.attach(server),
    openApi,
    ready: async () => ({ [state.kind]: await checkOf(() => state.ready()) }),
  };
}
