import {
  agentChatRoutes,
  type BodyOf,
  type OperationIdOf,
  type RouteOf,
  type RouteSpec,
} from '@gomomo/contracts';
import { newSessionId, noConversation } from '@gomomo/conversations';
import {
  createRouter,
  noContent,
  ok,
  type HttpAnswer,
  type BoundRoute,
  type RequestShell,
  type RouteRequest,
} from '@gomomo/http';
import { currentTraceparent, type Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Chat } from '../use-cases/chat.ts';
import type { Client } from '../use-cases/chat-deps.ts';
import type { Said } from '../use-cases/say.ts';
import {
  getTenant,
  type HostedTenant,
  type TenantDirectory,
} from '../use-cases/tenant-directory.ts';
import type { ChatLimits } from './limits.ts';
import { findCookieSession } from './session-cookie.ts';

type Routes = typeof agentChatRoutes;
type ChatBody = BodyOf<RouteOf<Routes, 'sendChatMessage'>>;
type ChatRequest = RouteRequest<undefined, HostedTenant>;
type Handlers = Readonly<
  Record<OperationIdOf<Routes>, (request: ChatRequest) => Promise<HttpAnswer>>
>;

export interface ChatRoutesDeps {
  readonly chat: Chat;
  readonly tenants: TenantDirectory;
  readonly limits: ChatLimits;
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

export const toSaid = (
  body: { readonly messageId: string } & (
    { readonly message: string } | { readonly choice: string }
  ),
): Said => ({
  messageId: body.messageId,
  what:
    'choice' in body ? { kind: 'choice', id: body.choice } : { kind: 'text', text: body.message },
});

/** The cookie of a hand-off counts where no session is named; one that is over counts for nothing. */
async function findCookieConversation(
  chat: Chat,
  { shell, tenant }: ChatRequest,
): Promise<string | undefined> {
  const sessionId = findCookieSession(shell.raw);
  const found = sessionId === undefined ? undefined : await chat.find(tenant.id, sessionId);
  return found && sessionId;
}

/** What a message says about the client's own clock and way of writing dates. */
export const toVisitor = ({
  timeZone,
  locale,
}: {
  readonly timeZone?: string;
  readonly locale?: string;
}): Pick<Client, 'visitor'> =>
  timeZone === undefined && locale === undefined
    ? {}
    : {
        visitor: {
          ...(timeZone === undefined ? {} : { timeZone }),
          ...(locale === undefined ? {} : { locale }),
        },
      };

async function toClient(chat: Chat, request: ChatRequest, body: ChatBody): Promise<Client> {
  const known = body.sessionId ?? (await findCookieConversation(chat, request));
  const traceparent = currentTraceparent();
  return {
    tenantId: request.tenant.id,
    sessionId: known ?? newSessionId(),
    fresh: known === undefined,
    address: request.shell.address,
    ...(body.manageToken === undefined ? {} : { manageToken: body.manageToken }),
    ...toVisitor(body),
    ...(traceparent === undefined ? {} : { traceparent }),
  };
}

function createHandlers({ chat }: ChatRoutesDeps): Handlers {
  return {
    async sendChatMessage(request) {
      const body = request.body as ChatBody;
      const client = await toClient(chat, request, body);
      const { replies, state } = await chat.say(client, toSaid(body));
      return ok({ sessionId: client.sessionId, replies, state });
    },
    async getConversation({ tenant, params }) {
      const sessionId = params['sessionId'] ?? '';
      const found = await chat.find(tenant.id, sessionId);
      if (!found) throw noConversation();
      const { state, lastSeq, messages } = found;
      return ok({ sessionId, state, lastSeq, messages });
    },
    async deleteConversation({ tenant, params, shell }) {
      const sessionId = params['sessionId'] ?? '';
      const { address } = shell;
      await chat.forget({ tenantId: tenant.id, sessionId, fresh: false, address });
      return noContent;
    },
  };
}

/** The chat by REST, made from the contract's table. */
export function createChatRoutes(deps: ChatRoutesDeps): RequestHandler {
  const handlers = createHandlers(deps);
  const routes = agentChatRoutes.map((spec): BoundRoute<undefined, HostedTenant> => ({
    spec,
    handle: handlers[spec.operationId],
  }));
  return createRouter<undefined, HostedTenant>({
    service: 'agent-chat',
    routes,
    cors: { origins: deps.corsOrigins },
    logger: deps.logger,
    guards: {
      async admit(shell: RequestShell, spec: RouteSpec) {
        await deps.limits.countRequest(shell.address);
        if (spec.operationId === 'sendChatMessage') await deps.limits.countMessage(shell.address);
        return undefined;
      },
      findTenant: (reference) => getTenant(deps.tenants, reference),
    },
  });
}
