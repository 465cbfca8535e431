import { z } from 'zod';
import { opaque } from '../../scalars/opaque.ts';
import { callback, callbackList, callbackPatch, callbackQuery } from '../bodies/callback.ts';
import { defineRoutes } from '../route.ts';
import { textAnswer } from '../text-answer.ts';
import { itemParams, tenantParams, tenantPath } from './path-parts.ts';

const tags = ['callbacks'];

/** Callers who wait for a person. */
export const voiceGatewayRoutes = defineRoutes([
  {
    operationId: 'listCallbacks',
    method: 'get',
    path: `${tenantPath}/callbacks`,
    summary: 'Callers who want to be called back, the newest first',
    tags,
    access: 'tenant',
    params: tenantParams,
    query: callbackQuery,
    answers: { 200: callbackList },
    refusals: [],
  },
  {
    operationId: 'patchCallback',
    method: 'patch',
    path: `${tenantPath}/callbacks/{id}`,
    summary: 'Marks a caller as called back, or as waiting again',
    tags,
    access: 'tenant',
    params: itemParams,
    body: callbackPatch,
    answers: { 200: callback },
    refusals: [],
  },
]);

const step = z
  .object({ step: opaque.exactOptional().meta({ description: 'which question is answered' }) })
  .meta({ id: 'CallStep' });

/** What Twilio sends with every webhook of a call; it sends more, and all of it is signed. */
const callForm = z
  .looseObject({ CallSid: z.string(), AccountSid: z.string(), From: z.string(), To: z.string() })
  .meta({ id: 'CallForm' });

const messageForm = z
  .looseObject({ MessageSid: z.string(), From: z.string(), To: z.string() })
  .meta({ id: 'MessageForm' });

const webhook = {
  method: 'post',
  tags: ['twilio'],
  access: 'signed',
  bodyType: 'application/x-www-form-urlencoded',
  refusals: [],
} as const;
const twiml = { 200: textAnswer('text/xml') } as const;
const nothing = { 204: null } as const;

/** The doors for Twilio: form-encoded, signed with `X-Twilio-Signature`. */
export const twilioRoutes = defineRoutes([
  {
    ...webhook,
    operationId: 'answerCall',
    path: '/twilio/voice/incoming',
    summary: 'Somebody calls',
    body: callForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'hearCaller',
    path: '/twilio/voice/turn',
    summary: 'What a caller said or pressed; the same step again is answered as the first time',
    query: step,
    body: callForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'leavePerson',
    path: '/twilio/voice/dial',
    summary: 'What came of putting a call through, and the key of the person who picks up',
    query: step,
    body: callForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'keepRecording',
    path: '/twilio/voice/recording',
    summary: 'A message was spoken after the tone',
    query: step,
    body: callForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'excuseCall',
    path: '/twilio/voice/fallback',
    summary: 'Another webhook of the call has failed',
    body: callForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'endCall',
    path: '/twilio/voice/status',
    summary: 'A call is over',
    body: callForm,
    answers: nothing,
  },
  {
    ...webhook,
    operationId: 'hearMessage',
    path: '/twilio/sms/incoming',
    summary: 'Somebody has texted',
    body: messageForm,
    answers: twiml,
  },
  {
    ...webhook,
    operationId: 'hearDelivery',
    path: '/twilio/sms/status',
    summary: 'What became of a text message',
    body: messageForm,
    answers: nothing,
  },
]);

const link = {
  path: '/handoff/{token}',
  tags: ['handoff'],
  access: 'public',
  params: z.object({ token: opaque }),
  refusals: [],
} as const;

/** The link by which a call goes on in the browser. */
export const handoffRoutes = defineRoutes([
  {
    ...link,
    operationId: 'lookAtHandoff',
    method: 'get',
    summary: 'A page whose button follows the link; nothing is used up',
    answers: { 200: textAnswer('text/html'), 410: textAnswer('text/html') },
  },
  {
    ...link,
    operationId: 'followHandoff',
    method: 'post',
    summary: 'Takes the link, once, and leads to the chat where the call goes on',
    answers: { 303: null, 410: textAnswer('text/html') },
  },
]);
