import type { CallStore } from '../store/call-store.ts';

/** Notes where a call over the socket is. False: none that has been connected, or one that is over. */
export const createKeepStep =
  (calls: CallStore) =>
  async (callSid: string, relayStep: number): Promise<boolean> => {
    const isOn = (call: { relayStep?: number; ended: boolean } | undefined): boolean =>
      call?.relayStep !== undefined && !call.ended;
    const call = await calls.change(callSid, (found) =>
      isOn(found) ? { ...found, relayStep } : found,
    );
    return isOn(call);
  };
