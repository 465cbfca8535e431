/** The parts of a chat completions request that are read here; what else was sent stays in it. */
export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools?: readonly ChatTool[];
  readonly tool_choice?: string | { readonly function?: { readonly name?: string } };
  readonly parallel_tool_calls?: boolean;
  readonly temperature?: number;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly response_format?: unknown;
  readonly max_tokens?: number;
}

export interface ChatMessage {
  readonly role: string;
  readonly content?: string | readonly { readonly type?: string; readonly text?: string }[] | null;
  readonly tool_calls?: readonly SentCall[];
  readonly tool_call_id?: string;
}

export interface SentCall {
  readonly id: string;
  readonly type: string;
  readonly function: { readonly name: string; readonly arguments: string };
}

export interface ChatTool {
  readonly type: string;
  readonly function: {
    readonly name: string;
    readonly description?: string;
    readonly strict?: boolean | null;
    readonly parameters?: unknown;
  };
}

/** One request as a spec or a model looks at it. */
export interface SeenRequest {
  /** From 1, over the life of the server. */
  readonly number: number;
  /** By `performance.now()`. */
  readonly at: number;
  readonly body: ChatRequest;
  /** Everything of the roles system and developer. */
  readonly system: string;
  /** The last thing that the user said. */
  readonly user: string;
  /** What the tools answered since the assistant's last message. */
  readonly results: readonly string[];
  readonly tools: readonly string[];
  /** `left`: the client went away before the end. */
  ended: 'open' | 'answered' | 'left';
}

export function textOf({ content }: ChatMessage): string {
  if (content === undefined || content === null) return '';
  if (typeof content === 'string') return content;
  return content.map((part) => part.text ?? '').join('');
}

export function seeRequest(body: ChatRequest, number: number): SeenRequest {
  const { messages } = body;
  const said = (...roles: string[]): string[] =>
    messages.filter(({ role }) => roles.includes(role)).map(textOf);
  const lastOther = messages.findLastIndex(({ role }) => role !== 'tool');
  return {
    number,
    at: performance.now(),
    body,
    system: said('system', 'developer').join('\n'),
    user: said('user').at(-1) ?? '',
    results: messages.slice(lastOther + 1).map(textOf),
    tools: (body.tools ?? []).map((tool) => tool.function.name),
    ended: 'open',
  };
}
