import type { CallBackWish } from '@gomomo/front-desk';
import type { Call } from '../domain/call.ts';
import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Recording } from '../domain/callback-request.ts';
import { findCaller } from '../domain/caller.ts';
import type { Line } from '../domain/line.ts';
import type { CallDeps } from './call-deps.ts';
import { inCall } from './in-call.ts';
import { toRequest } from './person-wishes.ts';
import { takeStep } from './take-step.ts';

/**
 * What was spoken after the tone is kept for a person; undefined: nothing was. The call goes on.
 *
 * @throws AppError weather: it is safe to do it again
 */
export type KeepMessage = (
  line: Line,
  step: number,
  recording: Recording | undefined,
) => Promise<CallAnswer>;

export function createKeepMessage(deps: CallDeps): KeepMessage {
  return async (line, step, recording) => {
    if (recording && !(await deps.calls.find(line.callSid))) await keepStray(deps, line, recording);
    return inCall(deps, line, step, async (connected) => {
      const wish = wishOf(connected.call);
      if (wish && recording) {
        await deps.requestCallback({ ...toRequest(connected, wish), recording });
      }
      const heard = recording !== undefined && wish !== undefined;
      const fact = { kind: 'messageTaken', heard } as const;
      const told = await takeStep(deps, connected, step, { kind: 'news', fact });
      return toCallAnswer(told, step, connected.business.language);
    });
  };
}

/** Whose message it is; where that has been lost, theirs who call. */
function wishOf({ message, caller }: Call): CallBackWish | undefined {
  if (message) return message.wish;
  return caller === null
    ? undefined
    : { phone: caller, name: null, reason: 'asked', reference: null };
}

/** Nothing is known of the call any more; what was spoken is kept all the same, beside what it was kept under. */
async function keepStray(deps: CallDeps, line: Line, recording: Recording): Promise<void> {
  const business = await deps.businesses.findByNumber(line.called);
  const phone = findCaller(line.from);
  if (!business || phone === null) return;
  const { id: tenantId } = business;
  const wish = { name: undefined, reference: undefined, reason: 'asked' } as const;
  await deps.requestCallback({ tenantId, callSid: line.callSid, phone, ...wish, recording });
}
