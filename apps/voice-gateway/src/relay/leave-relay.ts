import type { CallAnswer } from '../domain/call-answer.ts';
import type { Line } from '../domain/line.ts';
import type { CallStore } from '../store/call-store.ts';
import type { HearCaller } from '../use-cases/hear-caller.ts';
import { findHandoffStep } from './messages.ts';

/**
 * The session is over. A step that ended it is answered here as it was there; where its socket was lost
 * the call goes on turn by turn, with the step that it was at.
 */
export type LeaveRelay = (line: Line, handoffData: string) => Promise<CallAnswer>;

export const createLeaveRelay =
  (hearCaller: HearCaller, calls: CallStore): LeaveRelay =>
  async (line, handoffData) => {
    const call = await calls.find(line.callSid);
    const step = findHandoffStep(handoffData) ?? call?.relayStep ?? 1;
    return hearCaller(line, step, { kind: 'silence' });
  };
