import type { ChatRequest } from '../request.ts';
import type { Call, Reply } from '../step.ts';

export const finishOf = (reply: Reply): string =>
  reply.finish ?? (reply.calls?.length ? 'tool_calls' : 'stop');

export const argumentsOf = ({ arguments: given }: Call): string =>
  typeof given === 'string' ? given : JSON.stringify(given);

/** Tokens as they are guessed without a tokenizer: four characters each. */
const tokens = (text: string): number => Math.ceil(text.length / 4);

export function usageOf(request: ChatRequest, reply: Reply) {
  const said = (reply.text ?? '') + (reply.calls ?? []).map(argumentsOf).join('');
  const prompt = tokens(JSON.stringify(request.messages) + JSON.stringify(request.tools ?? []));
  const completion = tokens(said) + 1;
  return {
    prompt_tokens: prompt,
    completion_tokens: completion,
    total_tokens: prompt + completion,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: {
      ...{ reasoning_tokens: 0, audio_tokens: 0 },
      ...{ accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 },
    },
  };
}

export const headOf = (request: ChatRequest, number: number, object: string) => ({
  ...{ id: `chatcmpl-fake${number}`, object },
  created: Math.floor(Date.now() / 1_000),
  ...{ model: request.model, service_tier: 'default', system_fingerprint: 'fp_fake' },
});

export const callId = (number: number, index: number): string => `call_fake${number}_${index}`;

/** The answer to a request that does not stream. */
export function completionOf(request: ChatRequest, number: number, reply: Reply) {
  const calls = (reply.calls ?? []).map((call, index) => ({
    ...{ id: callId(number, index), type: 'function' },
    function: { name: call.name, arguments: argumentsOf(call) },
  }));
  const message = {
    ...{ role: 'assistant', content: reply.text ?? null, refusal: null, annotations: [] },
    ...(calls.length > 0 ? { tool_calls: calls } : {}),
  };
  return {
    ...headOf(request, number, 'chat.completion'),
    choices: [{ index: 0, message, logprobs: null, finish_reason: finishOf(reply) }],
    usage: usageOf(request, reply),
  };
}
