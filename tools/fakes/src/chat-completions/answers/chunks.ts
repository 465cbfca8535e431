import type { ChatRequest } from '../request.ts';
import type { Reply } from '../step.ts';
import { argumentsOf, callId, finishOf, headOf, usageOf } from './completion.ts';

/** A text in pieces as a model streams it. */
const pieces = (text: string): string[] => text.match(/[\s\S]{1,12}/g) ?? [];

function* deltasOf(number: number, reply: Reply): Generator<Record<string, unknown>> {
  yield { role: 'assistant', content: reply.calls?.length ? null : '', refusal: null };
  for (const piece of pieces(reply.text ?? '')) yield { content: piece };
  for (const [index, call] of (reply.calls ?? []).entries()) {
    const named = { name: call.name, arguments: '' };
    yield {
      tool_calls: [{ index, id: callId(number, index), type: 'function', function: named }],
    };
    for (const piece of pieces(argumentsOf(call))) {
      yield { tool_calls: [{ index, function: { arguments: piece } }] };
    }
  }
}

/** What is streamed for a reply, before `[DONE]`. */
export function chunksOf(request: ChatRequest, number: number, reply: Reply): object[] {
  const withUsage = request.stream_options?.include_usage === true;
  const head = headOf(request, number, 'chat.completion.chunk');
  const chunk = (delta: object, finish: string | null): object => ({
    ...head,
    choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
    ...(withUsage ? { usage: null } : {}),
  });
  const deltas = [...deltasOf(number, reply)].map((delta) => chunk(delta, null));
  const usage = { ...head, choices: [], usage: usageOf(request, reply) };
  return [...deltas, chunk({}, finishOf(reply)), ...(withUsage ? [usage] : [])];
}
