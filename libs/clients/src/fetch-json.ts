/** One outgoing call. `body` is JSON-serialisable; header names are in lower case. */
export interface JsonRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** `json` is undefined when there is no body. */
export interface JsonAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

/**
 * The outgoing call as a port. Never retries. Throws an AppError with the code
 * `dependency-unavailable`, retryable, when no answer came before the deadline.
 */
export type FetchJson = (request: JsonRequest) => Promise<JsonAnswer>;
