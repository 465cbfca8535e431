import { invalid, type ApiError } from '../errors.ts';
import { isObject } from '../is-object.ts';
import type { ChatRequest, ChatTool } from '../request.ts';
import { checkHistory } from './history-rules.ts';
import { refuseSchema } from './strict-schema.ts';

/** The parameters of https://platform.openai.com/docs/api-reference/chat/create. */
const parameters = new Set([
  ...[
    'messages',
    'model',
    'audio',
    'frequency_penalty',
    'function_call',
    'functions',
    'logit_bias',
  ],
  ...['logprobs', 'max_completion_tokens', 'max_tokens', 'metadata', 'modalities', 'n'],
  ...['parallel_tool_calls', 'prediction', 'presence_penalty', 'prompt_cache_key'],
  ...['reasoning_effort', 'response_format', 'safety_identifier', 'seed', 'service_tier', 'stop'],
  ...['store', 'stream', 'stream_options', 'temperature', 'tool_choice', 'tools', 'top_logprobs'],
  ...['top_p', 'user', 'verbosity', 'web_search_options', 'prompt_cache_retention'],
]);
const most = { tools: 128, description: 1_024 };

/** What api.openai.com would refuse in a request, before any model has seen it. */
export function checkRequest(body: unknown): ApiError | undefined {
  if (!isObject(body)) return invalid('We could not parse the JSON body of your request.');
  const strange = Object.keys(body).find((key) => !parameters.has(key));
  if (strange !== undefined) {
    return invalid(`Unknown parameter: '${strange}'.`, strange, 'unknown_parameter');
  }
  if (typeof body['model'] !== 'string' || body['model'] === '') {
    return invalid('you must provide a model parameter');
  }
  if (!Array.isArray(body['messages']) || body['messages'].length === 0) {
    return invalid("Invalid 'messages': empty array.", 'messages', 'empty_array');
  }
  const request = body as unknown as ChatRequest;
  return checkOptions(request) ?? checkTools(request) ?? checkHistory(request.messages);
}

function checkOptions(request: ChatRequest): ApiError | undefined {
  const { stream, temperature } = request;
  const only = (param: string, when: string): ApiError =>
    invalid(`Invalid value for '${param}': '${param}' is only allowed when ${when}.`, param);
  if (request.stream_options !== undefined && stream !== true) {
    return only('stream_options', "'stream' is enabled");
  }
  if (request.tools === undefined) {
    const needy = (['tool_choice', 'parallel_tool_calls'] as const).find((it) => it in request);
    if (needy) return only(needy, "'tools' are specified");
  }
  if (temperature !== undefined && !(temperature >= 0 && temperature <= 2)) {
    return invalid(`Invalid 'temperature': ${temperature}.`, 'temperature');
  }
  return undefined;
}

function checkTools({ tools, tool_choice: choice }: ChatRequest): ApiError | undefined {
  if (tools === undefined) return undefined;
  if (tools.length === 0 || tools.length > most.tools) {
    return invalid(`Invalid 'tools': ${tools.length} of them.`, 'tools', 'empty_array');
  }
  for (const [index, tool] of tools.entries()) {
    const wrong = checkTool(tool, `tools[${index}]`);
    if (wrong) return wrong;
  }
  const names = tools.map((tool) => tool.function.name);
  if (new Set(names).size < names.length) {
    return invalid('Tool names must be unique.', 'tools', 'invalid_value');
  }
  const named = typeof choice === 'object' ? (choice.function?.name ?? '') : undefined;
  const known = named === undefined || names.includes(named);
  const word = typeof choice === 'string' ? ['none', 'auto', 'required'].includes(choice) : true;
  return known && word ? undefined : invalid(`Invalid value for 'tool_choice'.`, 'tool_choice');
}

function checkTool(tool: ChatTool, at: string): ApiError | undefined {
  const { name, description = '', strict, parameters: schema } = tool.function;
  if (tool.type !== 'function') return invalid(`Invalid value: '${tool.type}'.`, `${at}.type`);
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
    return invalid(`Invalid '${at}.function.name'.`, `${at}.function.name`, 'invalid_value');
  }
  if (description.length > most.description) {
    const param = `${at}.function.description`;
    return invalid(`Invalid '${param}': string too long.`, param, 'string_above_max_length');
  }
  const wrong = strict === true ? refuseSchema(schema) : undefined;
  return wrong === undefined
    ? undefined
    : invalid(
        `Invalid schema for function '${name}': ${wrong}`,
        `${at}.function.parameters`,
        'invalid_function_parameters',
      );
}
