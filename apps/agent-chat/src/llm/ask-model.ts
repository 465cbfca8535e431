import type OpenAI from 'openai';
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsStreaming,
  ChatCompletionFunctionTool,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import { ModelFailure, toFailure } from './failure.ts';
import { createWatch, type Watch } from './in-time.ts';
import type { ModelLimits } from './limits.ts';
import { createTolerance, type Tolerance } from './tolerance.ts';

export type Message = ChatCompletionMessageParam;
export type Tool = ChatCompletionFunctionTool;

export interface ModelRequest {
  readonly messages: readonly Message[];
  readonly tools: readonly Tool[];
  /** False: it has to answer in words. */
  readonly mayCall: boolean;
}

export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON, if all is well. */
  readonly arguments: string;
}

export interface ModelReply {
  readonly text: string;
  readonly calls: readonly ToolCall[];
  /** Undefined where the server does not count. */
  readonly tokens: { readonly input: number; readonly output: number } | undefined;
}

/**
 * One request to the model, streamed, so that a server that falls silent is noticed; handed on whole.
 *
 * @throws ModelFailure
 */
export type AskModel = (request: ModelRequest, signal: AbortSignal) => Promise<ModelReply>;

/** Enough for an answer of six hundred characters or a dozen commands. */
export const outputTokensMax = 800;
/** A server that does not heed the limit is cut off here. */
const outputCharsMax = 16_000;

export function createAskModel(
  client: () => Promise<OpenAI>,
  model: string,
  limits: ModelLimits,
): AskModel {
  const tolerance = createTolerance();
  return async (request, signal) => {
    try {
      return await tolerance.run((without) =>
        send(client, toBody(request, model, without), signal, limits),
      );
    } catch (error) {
      throw toFailure(error, signal);
    }
  };
}

function toBody(
  { messages, tools, mayCall }: ModelRequest,
  model: string,
  without: Tolerance['without'],
): ChatCompletionCreateParamsStreaming {
  // Left out, not false: who does not know it refuses it as it is.
  const strict = without.has('strict') ? {} : { strict: true };
  return {
    ...{ model, messages: [...messages], stream: true },
    tools: tools.map((tool) => ({ ...tool, function: { ...tool.function, ...strict } })),
    tool_choice: mayCall ? 'auto' : 'none',
    ...(without.has('temperature') ? {} : { temperature: 0.3 }),
    ...(without.has('parallel_tool_calls') ? {} : { parallel_tool_calls: false }),
    ...(without.has('stream_options') ? {} : { stream_options: { include_usage: true } }),
    ...(without.has('max_tokens')
      ? { max_completion_tokens: outputTokensMax }
      : { max_tokens: outputTokensMax }),
  };
}

async function send(
  client: () => Promise<OpenAI>,
  body: ChatCompletionCreateParamsStreaming,
  turn: AbortSignal,
  limits: ModelLimits,
): Promise<ModelReply> {
  const { chat } = await client();
  const watch = createWatch(turn);
  const { signal } = watch;
  try {
    watch.within(limits.firstByteMs);
    return await read(await chat.completions.create(body, { signal }), watch, limits);
  } catch (error) {
    throw signal.aborted ? new ModelFailure('timeout') : error;
  } finally {
    watch.stop();
  }
}

async function read(
  chunks: AsyncIterable<ChatCompletionChunk>,
  { signal, within }: Watch,
  { silenceMs }: ModelLimits,
): Promise<ModelReply> {
  const answer = createAnswer();
  within(silenceMs);
  for await (const chunk of chunks) {
    within(silenceMs);
    answer.add(chunk);
    if (answer.length() > outputCharsMax) throw new ModelFailure('cut-off');
  }
  // The SDK ends a stream that was aborted as if it had been complete.
  if (signal.aborted) throw new ModelFailure('timeout');
  return answer.finish();
}

interface CallInPieces {
  id: string;
  name: string;
  arguments: string;
}

/** Puts the pieces of a streamed answer together. */
function createAnswer() {
  const calls: CallInPieces[] = [];
  let text = '';
  let finish: string | null = null;
  let tokens: ModelReply['tokens'];

  function addCall(piece: ChatCompletionChunk.Choice.Delta.ToolCall, place: number): void {
    const index = piece.index ?? place;
    const call = (calls[index] ??= { id: `call_${String(index)}`, name: '', arguments: '' });
    if (piece.id) call.id = piece.id;
    call.name += piece.function?.name ?? '';
    call.arguments += piece.function?.arguments ?? '';
  }

  return {
    length: () => calls.reduce((sum, call) => sum + call.arguments.length, text.length),
    add({ choices, usage }: ChatCompletionChunk): void {
      if (usage) tokens = { input: usage.prompt_tokens, output: usage.completion_tokens };
      const [choice] = choices ?? [];
      text += choice?.delta?.content ?? '';
      choice?.delta?.tool_calls?.forEach(addCall);
      finish = choice?.finish_reason ?? finish;
    },
    finish(): ModelReply {
      if (finish === null) throw new ModelFailure('truncated');
      if (finish === 'length') throw new ModelFailure('cut-off');
      if (finish === 'content_filter') throw new ModelFailure('refused');
      return { text, calls: calls.filter((call) => call !== undefined), tokens };
    },
  };
}
