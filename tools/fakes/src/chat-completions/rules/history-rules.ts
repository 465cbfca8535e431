import { invalid, type ApiError } from '../errors.ts';
import type { ChatMessage } from '../request.ts';

const roles = new Set(['system', 'developer', 'user', 'assistant', 'tool']);
const orphan =
  "Invalid parameter: messages with role 'tool' must be a response to a preceeding message with " +
  "'tool_calls'.";
const unanswered =
  "An assistant message with 'tool_calls' must be followed by tool messages responding to each " +
  "'tool_call_id'. The following tool_call_ids did not have response messages: ";

/** No tool message without its call, no call without its answer, nothing empty where text must be. */
export function checkHistory(messages: readonly ChatMessage[]): ApiError | undefined {
  let open = new Set<string>();
  for (const [index, message] of messages.entries()) {
    const at = (field: string): string => `messages.[${index}].${field}`;
    if (message.role === 'tool') {
      if (!open.delete(message.tool_call_id ?? '')) return invalid(orphan, at('role'));
    } else if (open.size > 0) return invalid(unanswered + [...open].join(', '), at('role'));
    const wrong = checkMessage(message, index);
    if (wrong) return wrong;
    const calls = message.tool_calls ?? [];
    if (calls.length > 0) open = new Set(calls.map(({ id }) => id));
    if (open.size < calls.length) return invalid('Duplicate tool call id.', at('tool_calls'));
  }
  return open.size === 0
    ? undefined
    : invalid(unanswered + [...open].join(', '), `messages.[${messages.length - 1}].role`);
}

function checkMessage(message: ChatMessage, index: number): ApiError | undefined {
  const at = (field: string): string => `messages[${index}]${field}`;
  const { role, content, tool_calls: calls } = message;
  if (!roles.has(role)) {
    return invalid(`Invalid value: '${role}'.`, at('.role'), 'invalid_value');
  }
  const hasContent = typeof content === 'string' || Array.isArray(content);
  if (!hasContent && !(role === 'assistant' && calls !== undefined)) {
    return invalid(
      `Invalid value for 'content': expected a string, got ${content === undefined ? 'nothing' : 'null'}.`,
      `messages.[${index}].content`,
    );
  }
  if (calls === undefined) return undefined;
  if (role !== 'assistant' || calls.length === 0) {
    return invalid(
      `Invalid '${at('.tool_calls')}': empty array. Expected an array with minimum length 1, but got an empty array instead.`,
      at('.tool_calls'),
      'empty_array',
    );
  }
  const bad = calls.findIndex(
    (call) => call.type !== 'function' || typeof call.function?.arguments !== 'string',
  );
  return bad === -1
    ? undefined
    : invalid(`Invalid type for '${at(`.tool_calls[${bad}]`)}'.`, at(`.tool_calls[${bad}]`));
}
