import {
  isUuid,
  voiceGatewayRoutes,
  type Callback,
  type CallbackStatus,
  type OperationIdOf,
} from '@gomomo/contracts';
import {
  createTenantGuards,
  type CountRequest,
  type FindKeyHolder,
  type KeyHolder,
} from '@gomomo/doors';
import {
  createRouter,
  ok,
  type BoundRoute,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { notFound } from '@gomomo/kernel';
import { formatInZone } from '@gomomo/scheduling';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Business } from '../domain/business.ts';
import type { listCallbacks, markCallback, StoredCallback } from '../store/read-callbacks.ts';
import type { Businesses } from '../use-cases/businesses.ts';

type Bind<Work> = Work extends (pool: never, ...rest: infer Rest) => infer Result
  ? (...rest: Rest) => Result
  : never;

export interface CallbackRoutesDeps {
  readonly listCallbacks: Bind<typeof listCallbacks>;
  readonly markCallback: Bind<typeof markCallback>;
  readonly businesses: Pick<Businesses, 'get'>;
  readonly findKeyHolder: FindKeyHolder;
  readonly countRequest: CountRequest;
  readonly corsOrigins: readonly string[];
  readonly logger: Logger;
}

type CallbackRequest = RouteRequest<KeyHolder, Business>;
type Handlers = Readonly<
  Record<
    OperationIdOf<typeof voiceGatewayRoutes>,
    (request: CallbackRequest) => Promise<HttpAnswer>
  >
>;

function toAnswer(kept: StoredCallback, { timeZone }: Business): Callback {
  const { id, phone, name, reason, reference, recordingUrl, seconds, at, status } = kept;
  return {
    id,
    phone,
    ...(name === null ? {} : { name }),
    reason,
    ...(reference === null ? {} : { reference }),
    ...(recordingUrl === null ? {} : { message: { recordingUrl, seconds: seconds ?? 0 } }),
    at: formatInZone(at.getTime(), timeZone),
    status,
  };
}

function createHandlers(deps: CallbackRoutesDeps): Handlers {
  return {
    async listCallbacks({ tenant, query }) {
      const asked = query as { status?: CallbackStatus; cursor?: string; limit: number };
      const { items, nextCursor } = await deps.listCallbacks({ tenantId: tenant.id, ...asked });
      return ok({ items: items.map((each) => toAnswer(each, tenant)), nextCursor });
    },
    async patchCallback({ tenant, params, body }) {
      const id = params['id'] ?? '';
      const { status } = body as { status: CallbackStatus };
      const kept = isUuid(id) ? await deps.markCallback(tenant.id, id, status) : undefined;
      if (!kept) throw notFound();
      return ok(toAnswer(kept, tenant));
    },
  };
}

/** Callers who wait for a person, for the business, made from the contract's table. */
export function createCallbackRoutes(deps: CallbackRoutesDeps): RequestHandler {
  const handlers = createHandlers(deps);
  const routes = voiceGatewayRoutes.map((spec): BoundRoute<KeyHolder, Business> => ({
    spec,
    handle: handlers[spec.operationId],
  }));
  return createRouter({
    service: 'voice-gateway',
    routes,
    cors: { origins: deps.corsOrigins },
    logger: deps.logger,
    guards: createTenantGuards({
      ...deps,
      findTenant: (reference) => deps.businesses.get(reference, null),
    }),
  });
}
