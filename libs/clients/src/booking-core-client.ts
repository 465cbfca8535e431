import {
  bookingCoreRoutes,
  openForm,
  type AnswerOf,
  type BodyInputOf,
  type OperationIdOf,
  type ParamsOf,
  type QueryInputOf,
  type RouteOf,
  type RouteSpec,
} from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { toHeaders, type CallOptions } from './call-options.ts';
import type { FetchJson, JsonAnswer } from './fetch-json.ts';
import { toRefusal } from './refusal.ts';
import { toUrl, type UrlParts } from './request-url.ts';

type Routes = typeof bookingCoreRoutes;

/** Answered as iCalendar, not as JSON; a link to it is what a front desk hands out. */
type JsonOperation = Exclude<OperationIdOf<Routes>, 'getAppointmentCalendar'>;

type Part<Name extends string, Value> = undefined extends Value
  ? unknown
  : Partial<Value> extends Value
    ? { readonly [N in Name]?: Value }
    : { readonly [N in Name]: Value };

/** Path parameters by name, and the query and body where the route has them. */
export type InputOf<OperationId extends JsonOperation> = (undefined extends ParamsOf<
  RouteOf<Routes, OperationId>
>
  ? unknown
  : ParamsOf<RouteOf<Routes, OperationId>>) &
  Part<'query', QueryInputOf<RouteOf<Routes, OperationId>>> &
  Part<'body', BodyInputOf<RouteOf<Routes, OperationId>>>;

/** One method per operation of booking-core: `client.createHold({ tenant, body }, { actor })`. */
export type BookingCoreClient = {
  readonly [OperationId in JsonOperation]: (
    input: InputOf<OperationId>,
    options?: CallOptions,
  ) => Promise<AnswerOf<RouteOf<Routes, OperationId>>>;
};

export interface BookingCoreClientDeps {
  readonly baseUrl: string;
  readonly serviceKey: string;
  readonly fetchJson: FetchJson;
  /** How long a call may take; more than the 2 s for which booking-core waits on a lock. */
  readonly timeoutMs?: number;
}

const usualTimeoutMs = 5_000;

/**
 * A client made from the route table. Nothing is retried here; a write is repeated safely with the
 * same `idempotencyKey`.
 *
 * @throws AppError with the code of the problem; `retryable` where the same call may work later
 */
export function createBookingCoreClient(deps: BookingCoreClientDeps): BookingCoreClient {
  const methods = bookingCoreRoutes
    .filter(({ operationId }) => operationId !== 'getAppointmentCalendar')
    .map((route) => [
      route.operationId,
      (input: UrlParts, options: CallOptions = {}) => call(deps, route, input, options),
    ]);
  return Object.fromEntries(methods) as BookingCoreClient;
}

async function call(
  deps: BookingCoreClientDeps,
  route: RouteSpec,
  input: UrlParts,
  options: CallOptions,
): Promise<unknown> {
  const answer = await deps.fetchJson({
    method: route.method.toUpperCase(),
    url: toUrl(deps.baseUrl, route, input),
    headers: toHeaders(deps.serviceKey, options),
    timeoutMs: options.timeoutMs ?? deps.timeoutMs ?? usualTimeoutMs,
    ...(route.body === undefined ? {} : { body: input['body'] ?? {} }),
    ...(options.signal === undefined ? {} : { signal: options.signal }),
  });
  return readAnswer(route, answer);
}

function readAnswer(route: RouteSpec, answer: JsonAnswer): unknown {
  const schema = route.answers[answer.status];
  if (schema === undefined) throw toRefusal(answer);
  if (schema === null) return undefined;
  const parsed = openForm(schema).safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new AppError('dependency-unavailable', 'booking-core answered in a form not known here.', {
    details: { internal: route.operationId },
    cause: parsed.error,
  });
}
