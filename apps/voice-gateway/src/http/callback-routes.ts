import {
  isUuid,
  voiceGatewayRoutes,
  type Callback,
  type CallbackStatus,
  type OperationIdOf,
} from '@gomomo/contracts';
import {
  createRouter,
  ok,
  type BoundRoute,
  type Guards,
  type HttpAnswer,
  type RouteRequest,
} from '@gomomo/http';
import { AppError, isAppError, notFound } from '@gomomo/kernel';
import { formatInZone } from '@gomomo/scheduling';
import type { Logger } from '@gomomo/telemetry';
import type { RequestHandler } from 'express';
import type { Business } from '../domain/business.ts';
import type { listCallbacks, markCallback, StoredCallback } from '../store/read-callbacks.ts';
import type { Businesses } from '../use-cases/businesses.ts';
import type { FindKeyHolder, KeyHolder } from './key-holder.ts';
import type { CountRequest } from './limits.ts';

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

/** Tenants and the operator; a tenant's key sees of others' nothing, as if there were none. */
function createGuards(deps: CallbackRoutesDeps): Guards<KeyHolder, Business> {
  const { findKeyHolder, countRequest, businesses } = deps;
  return {
    async admit(shell) {
      const holder = await findKeyHolder(shell).catch(async (error: unknown) => {
        if (isAppError(error) && error.code === 'unauthorized') {
          await countRequest.ofStranger(shell.address);
        }
        throw error;
      });
      if (holder.kind === 'nobody') await countRequest.ofStranger(shell.address);
      if (holder.kind === 'admin') await countRequest.ofKey('admin');
      if (holder.kind === 'tenant') await countRequest.ofKey(holder.tenantId);
      if (holder.kind === 'nobody') {
        throw new AppError('unauthorized', 'Send a key: Authorization: Bearer …');
      }
      if (holder.kind === 'service') throw new AppError('forbidden', 'This key may not do that.');
      return holder;
    },
    async findTenant(reference, holder) {
      const business = await businesses.get(reference, null);
      if (holder.kind === 'tenant' && holder.tenantId !== business.id) throw notFound();
      return business;
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
    guards: createGuards(deps),
  });
}
