/**
 * The one base error. Its `code` is what programs compare (never the class: packages may carry
 * their own copy); the HTTP status is known at the door only.
 *
 * - refusal: `retryable` false, a rule said no
 * - weather: `retryable` true, the same call may work later
 */
export class AppError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly retryable: boolean;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    code: Code,
    message: string,
    options: {
      retryable?: boolean;
      details?: Readonly<Record<string, unknown>>;
      cause?: unknown;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** True for an error that carries a `code` of ours; safe across copies of this package. */
export function isAppError(error: unknown): error is AppError {
  return (
    typeof error === 'object' &&
    error !== null &&
    'name' in error &&
    error.name === 'AppError' &&
    'code' in error &&
    typeof error.code === 'string'
  );
}
