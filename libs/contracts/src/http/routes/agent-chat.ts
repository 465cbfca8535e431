import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import { chatAnswer, chatInput, conversation } from '../bodies/chat.ts';
import { defineRoutes } from '../route.ts';
import { textAnswer } from '../text-answer.ts';
import { tenantParams, tenantPath } from './path-parts.ts';

const tags = ['chat'];
const sessionParams = tenantParams.extend(z.object({ sessionId: opaque }).shape);

/** The chat by REST; the same conversation goes on over Socket.IO at `/ws`. */
export const agentChatRoutes = defineRoutes([
  {
    operationId: 'sendChatMessage',
    method: 'post',
    path: `${tenantPath}/chat`,
    summary: 'Says something; the same messageId again replays the same replies',
    tags,
    access: 'public',
    params: tenantParams,
    body: chatInput,
    answers: { 200: chatAnswer },
    refusals: [],
  },
  {
    operationId: 'getConversation',
    method: 'get',
    path: `${tenantPath}/chat/{sessionId}`,
    summary: 'The conversation so far',
    tags,
    access: 'public',
    params: sessionParams,
    answers: { 200: conversation },
    refusals: [],
  },
  {
    operationId: 'deleteConversation',
    method: 'delete',
    path: `${tenantPath}/chat/{sessionId}`,
    summary: 'Forgets the conversation',
    tags,
    access: 'public',
    params: sessionParams,
    answers: { 204: null },
    refusals: [],
  },
]);

const pageCommon = { method: 'get', tags: ['page'], access: 'public', refusals: [] } as const;

/** The page; or a page for people that says that there is none, or that it is away. */
const htmlAnswers = {
  200: textAnswer('text/html'),
  404: textAnswer('text/html'),
  503: textAnswer('text/html'),
} as const;

/** What agent-chat serves to browsers beside the API; for the one origin and the ingress. */
export const hostedPageRoutes = defineRoutes([
  {
    ...pageCommon,
    operationId: 'getDemoPage',
    path: '/',
    summary: "The demo tenant's page in the embedded default",
    answers: htmlAnswers,
  },
  {
    ...pageCommon,
    operationId: 'getEmbedScript',
    path: '/embed.js',
    summary: "Puts the chat on a business's own site",
    answers: { 200: textAnswer('text/javascript') },
  },
  {
    ...pageCommon,
    operationId: 'getPage',
    path: '/{slug}',
    summary: 'The hosted page; manage links open it too',
    params: z.object({ slug: opaque }),
    answers: htmlAnswers,
  },
]);
