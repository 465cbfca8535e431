import { isAppError } from '@gomomo/kernel';
import type { Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Connected, Line } from '../domain/line.ts';
import { sentences } from '../domain/sentences.ts';
import { newCall, refuseCall } from './answer-call.ts';
import type { CallDeps } from './call-deps.ts';
import { takeStep } from './take-step.ts';

/**
 * A step of a call that is known. One that has been lost, in whole or its conversation alone, begins anew
 * and says so; the same step again is answered alike. @throws AppError weather
 */
export async function inCall(
  deps: CallDeps,
  line: Line,
  step: number,
  work: (connected: Connected) => Promise<CallAnswer>,
): Promise<CallAnswer> {
  const call = await deps.calls.find(line.callSid);
  if (!call) return findTrack(deps, line, step);
  const business = await deps.businesses.get(call.tenantId, line.called);
  const connected = { line, call, business };
  if (call.lostAtStep === step) return startOver(deps, connected, step);
  try {
    return await work(connected);
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') return loseTrack(deps, connected, step);
    throw error;
  }
}

/** Nothing of the call is known any more: it begins again as one that has just been taken. */
async function findTrack(deps: CallDeps, line: Line, step: number): Promise<CallAnswer> {
  const business = await deps.businesses.findByNumber(line.called);
  if (!business) return refuseCall();
  const call = await deps.calls.begin(line.callSid, newCall(deps, business, line, step));
  // It is being talked to already: it counts among the lines, and is not sent away.
  await deps.lines.take(business.id, line.callSid);
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
  const hasLink = deps.sendLink !== undefined && connected.call.caller !== null;
  return toCallAnswer(told, step, connected.business.language, sentences.lost(hasLink));
}
