import { toCallAnswer, type CallAnswer } from '../domain/call-answer.ts';
import type { Recording } from '../domain/callback-request.ts';
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
  return (line, step, recording) =>
    inCall(deps, line, step, async (connected) => {
      const { message } = connected.call;
      if (message && recording) {
        await deps.requestCallback({ ...toRequest(connected, message.wish), recording });
      }
      const fact = { kind: 'messageTaken', heard: recording !== undefined } as const;
      const told = await takeStep(deps, connected, step, { kind: 'news', fact });
      return toCallAnswer(told, step, connected.business.language);
    });
}
