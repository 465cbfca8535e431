import { AppError, isAppError } from '@gomomo/kernel';

/** Broker answers that lie in the record itself: it will never be taken. */
const refusals = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD']);

/** Turns what kafkajs throws into errors of ours; anything but a refusal is weather. */
export function toBusError(error: unknown): AppError {
  if (isAppError(error)) return error;
  const type = causesOf(error)
    .map((cause) => ('type' in cause ? String(cause.type) : ''))
    .find((text) => refusals.has(text));
  if (type !== undefined) {
    return new AppError('record-refused', `the broker refuses a record: ${type}`, { cause: error });
  }
  return new AppError('dependency-unavailable', 'Kafka cannot be reached', {
    retryable: true,
    cause: error,
  });
}

function causesOf(error: unknown): object[] {
  const causes: object[] = [];
  for (let at = error; typeof at === 'object' && at !== null && causes.length < 5;) {
    causes.push(at);
    at = 'cause' in at ? at.cause : undefined;
  }
  return causes;
}
