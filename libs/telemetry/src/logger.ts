import { trace } from '@opentelemetry/api';
import { pino, type DestinationStream, type Logger } from 'pino';

export type { Logger };

const secretNames = [
  'authorization',
  'cookie',
  'token',
  'holdToken',
  'manageToken',
  'sessionId',
  'apiKey',
  'key',
  'password',
  'secret',
  'phone',
  'email',
  'contact',
  'name',
  'text',
  'transcript',
  'message',
];
const redactedPaths = secretNames.flatMap((name) => [
  `client.${name}`,
  `pii.${name}`,
  `body.${name}`,
  `headers.${name}`,
  `headers["x-client-contact"]`,
  `headers["x-manage-token"]`,
  `headers["x-hold-token"]`,
]);
const redactedAnywhere = secretNames.filter((name) => name !== 'name' && name !== 'message');

/**
 * Structured log lines (JSON) with the trace id of the moment. Known secrets and contacts are
 * replaced; what is personal belongs in the audit table, not here.
 */
export function createLogger(options: {
  name: string;
  level: string;
  destination?: DestinationStream;
}): Logger {
  const settings = {
    name: options.name,
    level: options.level,
    redact: {
      paths: [...new Set([...redactedPaths, ...redactedAnywhere])],
      censor: '[redacted]',
    },
    mixin: traceFields,
  };
  return options.destination === undefined ? pino(settings) : pino(settings, options.destination);
}

function traceFields(): Record<string, string> {
  const span = trace.getActiveSpan();
  return span === undefined ? {} : { traceId: span.spanContext().traceId };
}
