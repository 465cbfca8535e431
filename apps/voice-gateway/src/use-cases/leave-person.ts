import type { Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Line } from '../domain/line.ts';
import { sentences } from '../domain/sentences.ts';
import type { CallDeps } from './call-deps.ts';
import { inCall } from './in-call.ts';
import { takeStep } from './take-step.ts';

/** What came of it: the person has talked with the caller, or nobody took the call. */
export type LeavePerson = (line: Line, step: number, hasTalked: boolean) => Promise<CallAnswer>;

export function createLeavePerson(deps: CallDeps): LeavePerson {
  return async (line, step, hasTalked) => {
    const now = deps.clock.now();
    await deps.calls.change(line.callSid, (found) => afterTransfer(found, now));
    return inCall(deps, line, step, async (connected) => {
      const { language } = connected.business;
      if (hasTalked) return { kind: 'ends', language, text: sentences.afterPerson };
      const fact = { kind: 'personAway' } as const;
      const told = await takeStep(deps, connected, step, { kind: 'news', fact });
      return toCallAnswer(told, step, language);
    });
  };
}

/** What a person has said does not count as talk with the desk. */
function afterTransfer(call: Call, now: number): Call {
  const { transfer } = call;
  if (!transfer || transfer.isOver) return call;
  const startedAt = call.startedAt + (now - transfer.at);
  return { ...call, startedAt, transfer: { ...transfer, isOver: true } };
}
