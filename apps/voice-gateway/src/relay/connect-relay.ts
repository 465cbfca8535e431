import type { CallStore } from '../store/call-store.ts';
import type { AnswerCall } from '../use-cases/answer-call.ts';

/** Somebody calls: what would be asked is the greeting of the relay, over whose socket the call goes on. */
export const createConnectRelay =
  (answerCall: AnswerCall, calls: CallStore): AnswerCall =>
  async (line) => {
    const answer = await answerCall(line);
    if (answer.kind !== 'asks') return answer;
    await calls.change(line.callSid, (call) => ({ relayStep: 0, ...call }));
    const { language, text, hints } = answer;
    return { kind: 'relays', language, text, hints };
  };
