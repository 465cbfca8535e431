/**
 * Why a model server gave no answer. `refused`: it does not take our request as it is (another 4xx);
 * `cut-off`: its answer was longer than it may be; `left-alone`: it was not asked, see `breaker.ts`; `budget`: the
 * business has used up its day.
 */
export type FailureKind =
  | 'connect'
  | 'timeout'
  | 'unauthorized'
  | 'rate-limited'
  | 'server-error'
  | 'reset'
  | 'truncated'
  | 'bad-json'
  | 'refused'
  | 'cut-off'
  | 'left-alone'
  | 'budget';

export class ModelFailure extends Error {
  readonly kind: FailureKind;
  readonly status: number | undefined;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(kind: FailureKind, more: { status?: number; retryAfterMs?: number } = {}) {
    super(`model: ${kind}`);
    this.name = 'ModelFailure';
    this.kind = kind;
    this.status = more.status;
    this.retryAfterMs = more.retryAfterMs;
  }
}

const outages: ReadonlySet<FailureKind> = new Set([
  'connect',
  'timeout',
  'unauthorized',
  'rate-limited',
  'server-error',
  'reset',
  'truncated',
  'bad-json',
]);

/** The server is not well, or we are not welcome: worth leaving it alone for a while. */
export const isOutage = ({ kind }: ModelFailure): boolean => outages.has(kind);

const connectCodes: ReadonlySet<string> = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const timeoutCodes: ReadonlySet<string> = new Set([
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
]);

/** Errors of the SDK and of the transport, by their shape: neither is loaded where no model is asked. */
export function toFailure(error: unknown, signal: AbortSignal): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (signal.aborted) return new ModelFailure('timeout');
  const { status, headers, name } = shapeOf(error);
  if (typeof status === 'number') return ofStatus(status, headers);
  if (name === 'SyntaxError') return new ModelFailure('bad-json');
  const codes = codesOf(error);
  if (codes.some((code) => connectCodes.has(code))) return new ModelFailure('connect');
  if (codes.some((code) => timeoutCodes.has(code))) return new ModelFailure('timeout');
  return new ModelFailure('reset');
}

interface ErrorShape {
  readonly status?: unknown;
  readonly headers?: unknown;
  readonly name?: unknown;
  readonly code?: unknown;
  readonly cause?: unknown;
}

const shapeOf = (error: unknown): ErrorShape => (error ?? {}) as ErrorShape;

/** Codes of an error and of what caused it; the transport's stands some causes deep. */
function codesOf(error: unknown, depth = 0): string[] {
  if (depth > 4 || error === undefined || error === null) return [];
  const { code, cause } = shapeOf(error);
  return [...(typeof code === 'string' ? [code] : []), ...codesOf(cause, depth + 1)];
}

function ofStatus(status: number, headers: unknown): ModelFailure {
  if (status === 429) {
    const retryAfterMs = retryAfterOf(headers);
    const more = retryAfterMs === undefined ? {} : { retryAfterMs };
    return new ModelFailure('rate-limited', { status, ...more });
  }
  if (status >= 500) return new ModelFailure('server-error', { status });
  // An unknown model is a wrong setting as a wrong key is: the next turn fares no better.
  const unwelcome = status === 401 || status === 403 || status === 404;
  return new ModelFailure(unwelcome ? 'unauthorized' : 'refused', { status });
}

/** `retry-after-ms`, as OpenAI says it, or RFC 9110 10.2.3 in seconds; a date is not taken. */
function retryAfterOf(headers: unknown): number | undefined {
  // By shape: the transport brings a Headers of its own.
  const { get } = (headers ?? {}) as { readonly get?: (name: string) => string | null };
  const said = (name: string): number => Number(get?.call(headers, name) ?? Number.NaN);
  const ms = [said('retry-after-ms'), said('retry-after') * 1_000].find(Number.isFinite);
  return ms !== undefined && ms >= 0 ? ms : undefined;
}
