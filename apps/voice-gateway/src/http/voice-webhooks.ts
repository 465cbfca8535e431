import type { Logger } from '@gomomo/telemetry';
import type { Request } from 'express';
import type { CallAnswer } from '../domain/call-answer.ts';
import { isOurAccount } from '../domain/our-account.ts';
import { sentences } from '../domain/sentences.ts';
import { voiceMetrics } from '../metrics.ts';
import { toTwiml, type Links } from '../twilio/to-twiml.ts';
import { refuseCall, type AnswerCall } from '../use-cases/answer-call.ts';
import type { Line } from '../domain/line.ts';
import type { EndCall } from '../use-cases/end-call.ts';
import type { Excuse } from '../use-cases/excuse.ts';
import type { HearCaller } from '../use-cases/hear-caller.ts';
import type { KeepMessage } from '../use-cases/keep-message.ts';
import type { LeaveRelay } from '../relay/leave-relay.ts';
import { toRelayUrl } from '../relay/relay-door.ts';
import type { LeavePerson } from '../use-cases/leave-person.ts';
import { fieldOf, findLine, findRecording, toCallTurn, toStep } from './call-fields.ts';
import { inTime } from './in-time.ts';
import type { Form } from './read-form.ts';
import type { Webhook } from './webhook-routes.ts';

export interface VoiceWebhooksDeps {
  readonly answerCall: AnswerCall;
  readonly hearCaller: HearCaller;
  readonly leaveRelay: LeaveRelay;
  readonly leavePerson: LeavePerson;
  readonly keepMessage: KeepMessage;
  readonly endCall: EndCall;
  readonly excuse: Excuse;
  readonly accountSid: string | undefined;
  readonly logger: Logger;
}

/** Statuses after which a call is no more (twilio.com/docs/voice/api/call-resource). */
const over = new Set(['completed', 'busy', 'failed', 'no-answer', 'canceled']);

const linksOf = (baseUrl: string): Links => ({
  turn: (step, again) => `${baseUrl}/twilio/voice/turn?step=${step}${again ? '&again=1' : ''}`,
  incoming: (again) => `${baseUrl}/twilio/voice/incoming?again=${again}`,
  dial: (step) => `${baseUrl}/twilio/voice/dial?step=${step}`,
  recording: (step) => `${baseUrl}/twilio/voice/recording?step=${step}`,
  relay: toRelayUrl(baseUrl),
  relayed: `${baseUrl}/twilio/voice/turn?relay=1`,
  screen: `${baseUrl}/twilio/voice/dial?leg=screen`,
  accept: `${baseUrl}/twilio/voice/dial?leg=accept`,
});

/** The leg of the person who is called: undefined on the caller's own. */
function screen(leg: unknown, form: Form): CallAnswer | undefined {
  if (leg === 'screen') return { kind: 'screens', language: 'en-US', text: sentences.screen };
  if (leg !== 'accept') return undefined;
  return fieldOf(form, 'Digits') === '1'
    ? { kind: 'bridges' }
    : { kind: 'ends', language: 'en-US', text: sentences.notTaken };
}

/** Somebody who picks up and presses no key has not talked with anybody. */
const hasTalked = (form: Form): boolean => {
  const bridged = fieldOf(form, 'DialBridged');
  return bridged === '' ? fieldOf(form, 'DialCallStatus') === 'completed' : bridged === 'true';
};

const hearStatus =
  (endCall: EndCall): Webhook =>
  async (form, _request, baseUrl) => {
    const line = findLine(form, baseUrl);
    if (line && over.has(fieldOf(form, 'CallStatus'))) await endCall(line.callSid);
    return '';
  };

type Query = Request['query'];
/** `query`: of the webhook that failed. */
type Instead = (line: Line, query: Query) => CallAnswer;

type Answered = (
  work: (line: Line, form: Form, request: Request, baseUrl: string) => Promise<CallAnswer>,
  instead: Instead,
) => Webhook;

/** What was asked for first, where Twilio turned to the fallback. */
const findFailed = (form: Form, baseUrl: string): URL | null =>
  URL.parse(fieldOf(form, 'ErrorUrl'), baseUrl);

const queryOf = (url: URL | null): Query => Object.fromEntries(url?.searchParams ?? []);

/** What a call is answered, and where that fails, what it is told instead. */
const createAnswered =
  ({ accountSid, logger }: VoiceWebhooksDeps): Answered =>
  (work, instead) =>
  async (form, request, baseUrl) => {
    const line = findLine(form, baseUrl);
    const isOurs = isOurAccount(accountSid, fieldOf(form, 'AccountSid'));
    if (!line || !isOurs) return toTwiml(refuseCall(), linksOf(baseUrl));
    const answer = await inTime(work(line, form, request, baseUrl)).catch((error: unknown) => {
      voiceMetrics.failures.inc();
      logger.warn({ err: error, callSid: line.callSid }, 'a turn of a call failed');
      return instead(line, { ...request.query, ...queryOf(findFailed(form, baseUrl)) });
    });
    return toTwiml(answer, linksOf(baseUrl));
  };

/** A turn that was asked for once more already, or came from a socket, ends; all else goes on at its step. */
const createAgain =
  ({ excuse }: VoiceWebhooksDeps): Instead =>
  (line, query) =>
    query['again'] === '1' || query['relay'] === '1'
      ? excuse.end(line)
      : excuse.again(line, toStep(query['step']));

/** A gateway was lost on the way: whoever is left takes the call, or asks for the step that was lost. */
const createFallback =
  ({ answerCall, excuse }: VoiceWebhooksDeps, again: Instead) =>
  async (line: Line, form: Form, baseUrl: string): Promise<CallAnswer> => {
    const failed = findFailed(form, baseUrl);
    const query = queryOf(failed);
    if (failed?.pathname.endsWith('/voice/incoming')) return answerCall(line);
    return query['step'] === undefined ? excuse.end(line) : again(line, query);
  };

/** The webhooks of calls by their path. */
export function createVoiceWebhooks(deps: VoiceWebhooksDeps): Readonly<Record<string, Webhook>> {
  const { answerCall, hearCaller, leaveRelay, excuse } = deps;
  const answered = createAnswered(deps);
  const again = createAgain(deps);
  const hold: Instead = (line, { again: tried }) => excuse.hold(line, Number(tried ?? 0));
  const fallback = createFallback(deps, again);
  return {
    '/twilio/voice/incoming': answered(answerCall, hold),
    '/twilio/voice/turn': answered(
      (line, form, { query }) =>
        query['relay'] === '1'
          ? leaveRelay(line, fieldOf(form, 'HandoffData'))
          : hearCaller(line, toStep(query['step']), toCallTurn(form)),
      again,
    ),
    '/twilio/voice/dial': answered(
      async (line, form, { query }) =>
        screen(query['leg'], form) ??
        deps.leavePerson(line, toStep(query['step']), hasTalked(form)),
      again,
    ),
    '/twilio/voice/recording': answered(
      (line, form, { query }) => deps.keepMessage(line, toStep(query['step']), findRecording(form)),
      again,
    ),
    '/twilio/voice/fallback': answered(
      (line, form, _request, baseUrl) => fallback(line, form, baseUrl),
      hold,
    ),
    '/twilio/voice/status': hearStatus(deps.endCall),
  };
}
