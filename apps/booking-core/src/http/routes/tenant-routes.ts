import type { Tenant } from '@gomomo/contracts';
import { noContent, ok } from '@gomomo/http';
import { currentTraceparent } from '@gomomo/telemetry';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { PageRequest, Page } from '../../catalogue/paging.ts';
import { bindRoute, findKeyedRequest, toChangeContext, type Bound } from '../bind-route.ts';
import { ownsTenant, toActor } from '../caller.ts';
import type { Authenticate } from '../authenticate.ts';
import type { FindTenant } from '../find-tenant.ts';
import { requireUuid } from '../require-uuid.ts';
import { toWrittenAnswer } from '../written-answer.ts';

export interface TenantRouteDeps {
  readonly catalogue: Catalogue;
  readonly findTenant: FindTenant;
  readonly authenticate: Authenticate;
  /** What anybody may know; the same builder makes the event `tenant.changed`. */
  getPublicTenant(tenantId: string, version: number): Promise<unknown>;
  listTenants(page: PageRequest): Promise<Page<unknown>>;
  /** @throws AppError `not-found` */
  eraseTenant(tenantId: string, traceparent: string | undefined): Promise<void>;
  /** Told after a change, which is an event. */
  committed(tenantId: string): Promise<void>;
}

export function tenantRoutes(deps: TenantRouteDeps): Bound[] {
  const { catalogue, findTenant, authenticate } = deps;
  return [
    bindRoute('createTenant', async (request) => {
      const context = { actor: toActor(request.caller), traceparent: currentTraceparent() };
      const keyed = findKeyedRequest(request);
      const written = await catalogue.createTenant(context, request.body, keyed);
      await deps.committed(written.body.tenant.id);
      return toWrittenAnswer(written);
    }),
    bindRoute('listTenants', async (request) => ok(await deps.listTenants(request.query))),
    bindRoute('getTenant', async (request) => {
      const { caller, tenant } = request;
      const seesAll = caller.kind === 'service' || ownsTenant(caller, tenant.id);
      if (seesAll) return ok(await catalogue.getTenant(toChangeContext(request)));
      return ok(await deps.getPublicTenant(tenant.id, tenant.version));
    }),
    bindRoute('patchTenant', async (request) => {
      const tenant: Tenant = await catalogue.patchTenant(toChangeContext(request), request.body);
      findTenant.forget(tenant.id);
      await deps.committed(tenant.id);
      return ok(tenant);
    }),
    bindRoute('deleteTenant', async (request) => {
      await deps.eraseTenant(request.tenant.id, currentTraceparent());
      findTenant.forget(request.tenant.id);
      authenticate.forget();
      return noContent;
    }),
    ...keyRoutes(deps),
  ];
}

function keyRoutes({ catalogue, authenticate }: TenantRouteDeps): Bound[] {
  const zoneOf = async (context: Parameters<Catalogue['getTenant']>[0]) =>
    (await catalogue.getTenant(context)).timeZone;
  return [
    bindRoute('listKeys', async (request) => {
      const context = toChangeContext(request);
      return ok(await catalogue.listKeys(context, request.query, await zoneOf(context)));
    }),
    bindRoute('createKey', async (request) => {
      const context = toChangeContext(request);
      const keyed = findKeyedRequest(request);
      const zone = await zoneOf(context);
      return toWrittenAnswer(await catalogue.createKey(context, request.body.name, zone, keyed));
    }),
    bindRoute('deleteKey', async (request) => {
      await catalogue.deleteKey(toChangeContext(request), requireUuid(request.params.id));
      authenticate.forget();
      return noContent;
    }),
  ];
}
