import type { ReceivedRecord } from './bus.ts';

/** Why and from where a record became a dead letter; kept as headers beside its own. */
export function toDeadLetterHeaders(
  record: ReceivedRecord,
  failure: { error: unknown; attempts: number },
): Record<string, string> {
  return {
    'x-original-topic': record.topic,
    'x-original-partition': String(record.partition),
    'x-original-offset': record.offset,
    'x-original-timestamp': new Date(record.at).toISOString(),
    'x-error-class': toErrorClass(failure.error),
    'x-error-message': toErrorMessage(failure.error),
    'x-attempts': String(failure.attempts),
  };
}

/** Headers that the dead-letter topic added; a redriven record goes back without them. */
export const deadLetterHeaderNames: ReadonlySet<string> = new Set([
  'x-original-topic',
  'x-original-partition',
  'x-original-offset',
  'x-original-timestamp',
  'x-error-class',
  'x-error-message',
  'x-attempts',
]);

function causeOf(error: unknown): unknown {
  return error instanceof Error && error.cause !== undefined ? error.cause : error;
}

function toErrorClass(error: unknown): string {
  const cause = causeOf(error);
  return cause instanceof Error ? cause.name : typeof cause;
}

/** Short, and without the value: a schema's message may quote what a person typed. */
function toErrorMessage(error: unknown): string {
  return (error instanceof Error ? error.message : 'failed').slice(0, 300);
}
