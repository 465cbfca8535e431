import type { ModelAnswer, ModelTurn } from '@gomomo/front-desk';
import type { AskModel, Message, ModelReply, ToolCall } from './ask-model.ts';
import { createHandles, type Handles } from './handles.ts';
import { createMask } from './mask.ts';
import { toMessages } from './prompt.ts';
import { createTools, type Tools } from './tools.ts';
import { useTool, type Around } from './use-tool.ts';

/** Rounds in which tools may be called; after them it has to answer in words. */
export const toolRoundsMax = 5;

/** What a model made of a turn. Its words are not checked yet. */
export interface Made {
  readonly answer: ModelAnswer;
  /** What it could point at in the end: the gate's facts. */
  readonly handles: Handles;
  readonly rounds: number;
}

/**
 * Asks, does what may be done, tells what came of it, and asks again, until commands or words are there.
 * Every call has its answer before the next request, and none of it outlives the turn.
 *
 * @throws ModelFailure as `ask` does
 */
export async function takeRounds(
  turn: ModelTurn,
  ask: AskModel,
  signal: AbortSignal,
): Promise<Made> {
  const handles = createHandles(turn);
  const mask = createMask(turn);
  const messages: Message[] = [...toMessages(turn, handles, mask)];
  for (let rounds = 1; ; rounds += 1) {
    const tools = createTools(handles);
    const mayCall = rounds <= toolRoundsMax;
    const reply = await ask({ messages, tools: tools.definitions, mayCall }, signal);
    if (reply.calls.length === 0 || !mayCall) {
      return { answer: { kind: 'text', text: reply.text.trim() }, handles, rounds };
    }
    const done = await answerCalls(reply, tools, { turn, handles, mask, signal });
    if (done.commands) return { answer: done.commands, handles, rounds };
    messages.push(toAssistant(reply), ...done.results);
  }
}

interface Answers {
  readonly commands?: Extract<ModelAnswer, { kind: 'commands' }>;
  readonly results: readonly Message[];
}

/** One call a time; a server that sends several all the same has the others refused. */
async function answerCalls(reply: ModelReply, tools: Tools, around: Around): Promise<Answers> {
  const [first, ...others] = reply.calls;
  if (!first) return { results: [] };
  const used = await useTool(tools.read(first), around);
  if (used.kind === 'commands') return { commands: used, results: [] };
  const refused = others.map((call) => toResult(call, { error: 'one call at a time, please' }));
  return { results: [toResult(first, used.result), ...refused] };
}

const toAssistant = ({ text, calls }: ModelReply): Message => ({
  role: 'assistant',
  content: text === '' ? null : text,
  tool_calls: calls.map(({ id, name, arguments: written }) => ({
    ...{ id, type: 'function' as const },
    function: { name, arguments: written },
  })),
});

const toResult = ({ id }: ToolCall, result: unknown): Message => ({
  role: 'tool',
  tool_call_id: id,
  content: JSON.stringify(result),
});
