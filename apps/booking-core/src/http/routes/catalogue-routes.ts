import { noContent, ok } from '@gomomo/http';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { FindTenant } from '../find-tenant.ts';
import {
  bindRoute,
  findKeyedRequest,
  toChangeContext,
  type Bound,
  type RequestScope,
} from '../bind-route.ts';
import { requireUuid } from '../require-uuid.ts';
import { toWrittenAnswer } from '../written-answer.ts';

/** Services and resources: what the tenant offers and who does it. */
export function catalogueRoutes(deps: {
  readonly catalogue: Catalogue;
  readonly findTenant: FindTenant;
  committed(tenantId: string): Promise<void>;
}): Bound[] {
  return [...serviceRoutes(deps), ...resourceRoutes(deps)];
}

type Deps = Parameters<typeof catalogueRoutes>[0];

/** Runs a change, after which this process knows the tenant no longer by heart. */
async function changed<Result>(
  deps: Deps,
  request: RequestScope,
  change: Promise<Result>,
): Promise<Result> {
  try {
    return await change;
  } finally {
    deps.findTenant.forget(request.tenant.id);
    await deps.committed(request.tenant.id);
  }
}

function serviceRoutes(deps: Deps): Bound[] {
  const { catalogue } = deps;
  return [
    bindRoute('listServices', async (request) =>
      ok(await catalogue.listServices(toChangeContext(request), request.query)),
    ),
    bindRoute('getService', async (request) =>
      ok(await catalogue.getService(toChangeContext(request), requireUuid(request.params.id))),
    ),
    bindRoute('createService', async (request) => {
      const change = catalogue.createService(
        toChangeContext(request),
        request.body,
        findKeyedRequest(request),
      );
      return toWrittenAnswer(await changed(deps, request, change));
    }),
    bindRoute('patchService', async (request) => {
      const id = requireUuid(request.params.id);
      return ok(
        await changed(
          deps,
          request,
          catalogue.patchService(toChangeContext(request), id, request.body),
        ),
      );
    }),
    bindRoute('deleteService', async (request) => {
      const id = requireUuid(request.params.id);
      await changed(deps, request, catalogue.deleteService(toChangeContext(request), id));
      return noContent;
    }),
  ];
}

function resourceRoutes(deps: Deps): Bound[] {
  const { catalogue } = deps;
  return [
    bindRoute('listResources', async (request) =>
      ok(await catalogue.listResources(toChangeContext(request), request.query)),
    ),
    bindRoute('getResource', async (request) =>
      ok(await catalogue.getResource(toChangeContext(request), requireUuid(request.params.id))),
    ),
    bindRoute('createResource', async (request) => {
      const change = catalogue.createResource(
        toChangeContext(request),
        request.body,
        findKeyedRequest(request),
      );
      return toWrittenAnswer(await changed(deps, request, change));
    }),
    bindRoute('patchResource', async (request) => {
      const id = requireUuid(request.params.id);
      return ok(
        await changed(
          deps,
          request,
          catalogue.patchResource(toChangeContext(request), id, request.body),
        ),
      );
    }),
    bindRoute('deleteResource', async (request) => {
      const id = requireUuid(request.params.id);
      await changed(deps, request, catalogue.deleteResource(toChangeContext(request), id));
      return noContent;
    }),
  ];
}
