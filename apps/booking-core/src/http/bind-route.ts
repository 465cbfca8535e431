import {
  bookingCoreRoutes,
  type BodyOf,
  type HeadersOf,
  type OperationIdOf,
  type ParamsOf,
  type QueryOf,
  type RouteOf,
  type RouteSpec,
} from '@gomomo/contracts';
import type { HttpAnswer, BoundRoute, RouteRequest } from '@gomomo/http';
import type { ChangeContext } from '../catalogue/catalogue-db.ts';
import { currentTraceparent } from '@gomomo/telemetry';
import { toActor, type Caller } from './caller.ts';
import type { TenantRef } from './find-tenant.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { toKeyedRequest } from './keyed-request.ts';

export type OperationId = OperationIdOf<typeof bookingCoreRoutes>;
type Route<Id extends OperationId> = RouteOf<typeof bookingCoreRoutes, Id>;

/** A request as its route's schemas type it. */
export interface TypedRequest<Id extends OperationId> extends Omit<
  RouteRequest<Caller, TenantRef>,
  'params' | 'query' | 'headers' | 'body'
> {
  readonly params: ParamsOf<Route<Id>>;
  readonly query: QueryOf<Route<Id>>;
  readonly headers: HeadersOf<Route<Id>>;
  readonly body: BodyOf<Route<Id>>;
}

export type AnyRequest = RouteRequest<Caller, TenantRef>;
export type Bound = BoundRoute<Caller, TenantRef>;

/** Binds a handler to the route of that name; the table must have it. */
export function bindRoute<Id extends OperationId>(
  operationId: Id,
  handle: (request: TypedRequest<Id>) => Promise<HttpAnswer>,
): Bound {
  const spec: RouteSpec | undefined = bookingCoreRoutes.find(
    (route) => route.operationId === operationId,
  );
  if (spec === undefined) throw new Error(`no route ${operationId}`);
  return { spec, handle: (request) => handle(request as unknown as TypedRequest<Id>) };
}

export type RequestScope = Pick<AnyRequest, 'caller' | 'tenant' | 'shell' | 'spec'>;

/** For whom and by whom something is changed. */
export function toChangeContext(request: RequestScope): ChangeContext {
  return {
    tenantId: request.tenant.id,
    actor: toActor(request.caller),
    traceparent: currentTraceparent(),
  };
}

/** The `Idempotency-Key` of a request, hashed with all that it is scoped by; undefined without one. */
export function findKeyedRequest(
  request: RequestScope & { readonly body: unknown; readonly params: unknown },
): KeyedRequest | undefined {
  const key = request.shell.raw.get('idempotency-key');
  if (key === undefined) return undefined;
  const { spec, params, caller, body } = request;
  return toKeyedRequest({ spec, params: params as Record<string, string>, caller, body, key });
}
