import { invalid, type ApiError } from '../errors.ts';
import type { ChatRequest } from '../request.ts';
import type { Refusable } from '../step.ts';

/** What a server says that does not know or want a parameter, if the request has it. */
export function refuseParameter(request: ChatRequest, which: Refusable): ApiError | undefined {
  if (which === 'strict') {
    const at = (request.tools ?? []).findIndex((tool) => tool.function.strict !== undefined);
    const param = `tools[${at}].function.strict`;
    return at === -1
      ? undefined
      : invalid(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
  }
  if (request[which] === undefined) return undefined;
  if (which === 'temperature') {
    return invalid(
      `Unsupported value: 'temperature' does not support ${request.temperature} with this model. ` +
        'Only the default (1) value is supported.',
      which,
      'unsupported_value',
    );
  }
  return invalid(
    `Unsupported parameter: '${which}' is not supported with this model.` +
      (which === 'max_tokens' ? " Use 'max_completion_tokens' instead." : ''),
    which,
    'unsupported_parameter',
  );
}
