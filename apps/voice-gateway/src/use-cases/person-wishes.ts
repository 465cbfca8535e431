import type { Told } from '@gomomo/conversations';
import type { CallBackWish, ChannelActions } from '@gomomo/front-desk';
import type { CallAnswer } from '../domain/call-answer.ts';
import type { CallbackRequest } from '../domain/callback-request.ts';
import type { Connected } from '../domain/line.ts';
import type { CallDeps } from './call-deps.ts';

type PersonActions = Pick<ChannelActions, 'callBack' | 'takeMessage'>;

/** What a caller may want of a person who is not there: to be called back, or to leave a message. */
export function createPersonWishes(
  { calls, requestCallback }: Pick<CallDeps, 'calls' | 'requestCallback'>,
  connected: Connected,
  step: number,
): PersonActions {
  return {
    callBack: (wish) => requestCallback(toRequest(connected, wish)),
    async takeMessage(wish) {
      // Who hangs up at the tone has called all the same.
      await requestCallback(toRequest(connected, wish));
      const message = { step, wish };
      await calls.change(connected.line.callSid, (call) => ({ ...call, message }));
    },
  };
}

/** The step's answer where a message is to be spoken, after what the desk has said. */
export async function findTone(
  { calls }: Pick<CallDeps, 'calls'>,
  { business, line }: Connected,
  { speech }: Told,
  step: number,
): Promise<CallAnswer | undefined> {
  const call = await calls.find(line.callSid);
  if (call?.message?.step !== step) return undefined;
  const { language } = business;
  return { kind: 'records', language, text: speech?.text ?? '', next: step + 1 };
}

export function toRequest(
  { business, line }: Pick<Connected, 'business' | 'line'>,
  { phone, name, reason, reference }: CallBackWish,
): CallbackRequest {
  return {
    tenantId: business.id,
    callSid: line.callSid,
    phone,
    reason,
    name: name ?? undefined,
    reference: reference ?? undefined,
  };
}
