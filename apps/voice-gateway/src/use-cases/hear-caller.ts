import type { ConversationTurn, Taken } from '@gomomo/conversations';
import { callMaxMs, conversationKeyOf } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Connected, Line } from '../domain/line.ts';
import { countSilences, silencesMax, stepsMax } from '../domain/patience.ts';
import { sentences } from '../domain/sentences.ts';
import { findUnheardNews } from '../domain/unheard-news.ts';
import type { CallDeps } from './call-deps.ts';
import { inCall } from './in-call.ts';
import { findTone } from './person-wishes.ts';
import { findTransfer } from './put-through.ts';
import { stepId, takeStep } from './take-step.ts';

/** What a caller did: said something, pressed keys, or nothing. */
export type CallTurn = Extract<Taken['turn'], { kind: 'text' | 'keys' | 'silence' }>;

/**
 * The caller's turn at a step. The same step again is answered as the first time, whatever is heard
 * then. @throws AppError weather
 */
export type HearCaller = (line: Line, step: number, turn: CallTurn) => Promise<CallAnswer>;

export function createHearCaller(deps: CallDeps): HearCaller {
  return (line, step, turn) =>
    inCall(deps, line, step, async (connected) => {
      const over = findEnd(deps, connected, step);
      if (over) return over;
      const told = await takeStep(deps, connected, step, turn);
      const turns = await turnsOf(deps, connected);
      return (
        (await findTransfer(deps, connected, told, step)) ??
        (await findTone(deps, connected, told, step)) ??
        findSilence(connected, turns, step) ??
        toCallAnswer(told, step, connected.business.language, findUnheardNews(turns, stepId(step)))
      );
    });
}

/** Its caller is in the browser, or it has talked long enough. */
function findEnd(
  { clock }: CallDeps,
  { call, business }: Connected,
  step: number,
): CallAnswer | undefined {
  const { language, spelledPhone } = business;
  if (call.wentOn) return { kind: 'ends', language, text: sentences.wentOn };
  if (clock.now() - call.startedAt <= callMaxMs && step <= stepsMax) return undefined;
  return { kind: 'ends', language, text: sentences.timeLimit(spelledPhone) };
}

/** Nobody seems to be there: the line is for somebody who is. */
function findSilence(
  { business }: Connected,
  turns: readonly ConversationTurn[],
  step: number,
): CallAnswer | undefined {
  if (countSilences(turns, step) < silencesMax) return undefined;
  const { language, spelledPhone } = business;
  return { kind: 'ends', language, text: sentences.silence(spelledPhone) };
}

async function turnsOf(
  { conversations }: CallDeps,
  { call: { tenantId }, line: { callSid } }: Connected,
): Promise<readonly ConversationTurn[]> {
  return (await conversations.find(tenantId, conversationKeyOf(callSid)))?.turns ?? [];
}
