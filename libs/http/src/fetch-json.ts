import { AppError } from '@gomomo/kernel';
import { currentTraceparent, withStepSpan } from '@gomomo/telemetry';

export interface OutgoingRequest {
  readonly method: string;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

export interface IncomingAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: unknown;
}

const answerLimitBytes = 4_000_000;

/**
 * One outgoing call with a deadline; the running trace goes along. Never retries: the caller knows
 * whether that is safe.
 *
 * @throws AppError `dependency-unavailable` (retryable) when no usable answer came in time
 */
export function fetchJson(request: OutgoingRequest): Promise<IncomingAnswer> {
  const { method, url } = request;
  // The path names clients and their appointments; who is asked and how is enough.
  const attributes = { 'http.request.method': method, 'server.address': new URL(url).host };
  return withStepSpan(`call ${method}`, { kind: 'client', attributes }, () => ask(request));
}

async function ask(request: OutgoingRequest): Promise<IncomingAnswer> {
  const deadline = AbortSignal.timeout(request.timeoutMs);
  const call = toRequest(request, deadline);
  try {
    const response = await fetch(call);
    const text = await readText(response);
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      json: text === '' ? undefined : (JSON.parse(text) as unknown),
    };
  } catch (cause) {
    throw new AppError('dependency-unavailable', 'A service that is needed did not answer.', {
      retryable: true,
      cause,
      details: { internal: new URL(request.url).host },
    });
  }
}

/** Outside of what counts as weather: a request that cannot be written is a bug of the caller. */
function toRequest(request: OutgoingRequest, deadline: AbortSignal): Request {
  const traceparent = currentTraceparent();
  return new Request(request.url, {
    method: request.method,
    redirect: 'error',
    signal: request.signal === undefined ? deadline : AbortSignal.any([deadline, request.signal]),
    headers: {
      accept: 'application/json',
      ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(traceparent === undefined ? {} : { traceparent }),
      ...request.headers,
    },
    ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
  });
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > answerLimitBytes) throw new Error(`answer over ${answerLimitBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
