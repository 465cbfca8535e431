import type { Business } from '../domain/business.ts';
import type { Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import { findCaller } from '../domain/caller.ts';
import { sentences } from '../domain/sentences.ts';
import { voiceMetrics } from '../metrics.ts';
import type { CallDeps } from './call-deps.ts';
import type { Line } from '../domain/line.ts';
import { takeStep } from './take-step.ts';

export const refuseCall = (): CallAnswer => ({
  kind: 'ends',
  language: 'en-US',
  text: sentences.nobody,
});

export const newCall = (deps: CallDeps, { id }: Business, line: Line, lostAtStep = -1): Call => ({
  format: 1,
  tenantId: id,
  caller: findCaller(line.from),
  startedAt: deps.clock.now(),
  lostAtStep,
  wentOn: false,
  ended: false,
});

/** Somebody calls. @throws AppError weather */
export type AnswerCall = (line: Line) => Promise<CallAnswer>;

export function createAnswerCall(deps: CallDeps): AnswerCall {
  return async (line) => {
    const business = await deps.businesses.findByNumber(line.called);
    if (!business) {
      voiceMetrics.calls.inc({ outcome: 'nobody' });
      return refuseCall();
    }
    if (!(await hasLine(deps, business, line))) {
      voiceMetrics.calls.inc({ outcome: 'busy' });
      const text = sentences.busy(business.spelledPhone);
      return { kind: 'ends', language: business.language, text };
    }
    const call = await deps.calls.begin(line.callSid, newCall(deps, business, line));
    const told = await takeStep(deps, { line, call, business }, 0, { kind: 'open' }, 'silent');
    voiceMetrics.calls.inc({ outcome: 'answered' });
    return toCallAnswer(told, 0, business.language);
  };
}

/** A call that has hung up takes no line, should its first webhook come again. */
async function hasLine({ calls, lines }: CallDeps, { id }: Business, { callSid }: Line) {
  const known = await calls.find(callSid);
  return known?.ended === true || lines.take(id, callSid);
}
