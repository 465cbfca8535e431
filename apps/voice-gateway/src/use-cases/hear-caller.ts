import type { Taken, Told } from '@gomomo/conversations';
import { isAppError } from '@gomomo/kernel';
import { callMaxMs, conversationKeyOf, type Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import { sentences } from '../domain/sentences.ts';
import { findUnheardNews } from '../domain/unheard-news.ts';
import { newCall, refuseCall } from './answer-call.ts';
import { findTransfer } from './put-through.ts';
import type { CallDeps } from './call-deps.ts';
import type { Connected, Line } from '../domain/line.ts';
import { stepId, takeStep } from './take-step.ts';

/** What a caller did: said something, pressed keys, or nothing. */
export type CallTurn = Extract<Taken['turn'], { kind: 'text' | 'keys' | 'silence' }>;

/**
 * The caller's turn at a step. The same step again is answered as the first time, whatever is heard
 * then. @throws AppError weather
 */
export type HearCaller = (line: Line, step: number, turn: CallTurn) => Promise<CallAnswer>;

export function createHearCaller(deps: CallDeps): HearCaller {
  return async (line, step, turn) => {
    const call = await deps.calls.find(line.callSid);
    if (!call) return findTrack(deps, line, step);
    const business = await deps.businesses.get(call.tenantId, line.called);
    const connected = { line, call, business };
    if (call.wentOn) {
      return { kind: 'ends', language: business.language, text: sentences.wentOn };
    }
    if (deps.clock.now() - call.startedAt > callMaxMs) {
      const text = sentences.timeLimit(business.spelledPhone);
      return { kind: 'ends', language: business.language, text };
    }
    if (call.lostAtStep === step) return startOver(deps, connected, step);
    const told = await takeIfThere(deps, connected, step, turn);
    if (!told) return loseTrack(deps, connected, step);
    const through = await findTransfer(deps, connected, told, step);
    return (
      through ?? toCallAnswer(told, step, business.language, await newsAt(deps, call, line, step))
    );
  };
}

async function newsAt(
  { conversations }: CallDeps,
  { tenantId }: Call,
  { callSid }: Line,
  step: number,
): Promise<string> {
  const conversation = await conversations.find(tenantId, conversationKeyOf(callSid));
  return findUnheardNews(conversation?.turns ?? [], stepId(step));
}

/** Undefined: the conversation is gone. */
async function takeIfThere(
  deps: CallDeps,
  connected: Connected,
  step: number,
  turn: CallTurn,
): Promise<Told | undefined> {
  try {
    return await takeStep(deps, connected, step, turn);
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** Nothing of the call is known any more: it begins again as one that has just been taken. */
async function findTrack(deps: CallDeps, line: Line, step: number): Promise<CallAnswer> {
  const business = await deps.businesses.findByNumber(line.called);
  if (!business) return refuseCall();
  const call = await deps.calls.begin(line.callSid, newCall(deps, business, line, step));
  return startOver(deps, { line, call, business }, step);
}

async function loseTrack(deps: CallDeps, connected: Connected, step: number): Promise<CallAnswer> {
  const { callSid } = connected.line;
  const lost = (call: Call): Call => ({ ...call, lostAtStep: step });
  const call = (await deps.calls.change(callSid, lost)) ?? lost(connected.call);
  return startOver(deps, { ...connected, call }, step);
}

/** Says so, and opens the conversation anew. */
async function startOver(deps: CallDeps, connected: Connected, step: number): Promise<CallAnswer> {
  const told = await takeStep(deps, connected, step, { kind: 'open' }, 'silent');
  return toCallAnswer(told, step, connected.business.language, sentences.lost);
}
