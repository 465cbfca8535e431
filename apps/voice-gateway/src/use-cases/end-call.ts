import type { CallDeps } from './call-deps.ts';

/** A call is over, however it ended: its line is free. @throws AppError weather */
export type EndCall = (callSid: string) => Promise<void>;

export function createEndCall({ calls, lines }: Pick<CallDeps, 'calls' | 'lines'>): EndCall {
  return async (callSid) => {
    const call = await calls.change(callSid, (found) => ({ ...found, ended: true }));
    if (call) await lines.giveBack(call.tenantId, callSid);
  };
}
