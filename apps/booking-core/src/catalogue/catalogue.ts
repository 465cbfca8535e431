import type { RingKey } from '@gomomo/config';
import type {
  AnswerOf,
  bookingCoreRoutes,
  CreatedKey,
  Key,
  Resource,
  ResourceInput,
  RouteOf,
  Service,
  ServiceInput,
  Tenant,
  TenantInput,
  TenantPatch,
} from '@gomomo/contracts';
import { AppError, type Clock, type NewId } from '@gomomo/kernel';
import { formatInZone } from '@gomomo/scheduling';
import { findMintedApiKey, mintApiKey } from '../domain/api-key.ts';
import {
  inTenant,
  type CatalogueDb,
  type CatalogueTx,
  type ChangeContext,
  seeTenant,
} from './catalogue-db.ts';
import { insertKey, listKeys, revokeKey } from './keys.ts';
import type { KeyedRequest } from '../domain/keyed-request.ts';
import { writeOnce, type Written } from './keyed-write.ts';
import type { Page, PageRequest } from './paging.ts';
import * as resources from './resources.ts';
import * as services from './services.ts';
import { getTenant, insertTenant, updateTenant } from './tenants.ts';

export interface CatalogueDeps {
  readonly db: CatalogueDb;
  readonly clock: Clock;
  readonly newId: NewId;
  readonly tokenRing: readonly [RingKey, ...RingKey[]];
}

type Keyed = KeyedRequest | undefined;
type CreatedTenant = AnswerOf<RouteOf<typeof bookingCoreRoutes, 'createTenant'>>;

/** What people edit. Versions, events and audit rows of every change are written by triggers. */
export type Catalogue = ReturnType<typeof createCatalogue>;

/** Rows of the operator's own requests belong to no tenant. */
const operatorScope = '00000000-0000-0000-0000-000000000000';
const formatInstant = (at: Date, timeZone: string): string => formatInZone(at.getTime(), timeZone);

export const createCatalogue = (deps: CatalogueDeps) => ({
  ...editTenants(deps),
  ...editServices(deps),
  ...editResources(deps),
  ...editKeys(deps),
});

const within = <Result>(
  { db }: CatalogueDeps,
  context: ChangeContext,
  work: (tx: CatalogueTx) => Promise<Result>,
) => inTenant(db, context, work);

/** Writes, or answers as under the same key before. */
const once = <Body extends object>(
  { db, clock }: CatalogueDeps,
  context: ChangeContext,
  keyed: Keyed,
  write: (tx: CatalogueTx) => Promise<Body>,
): Promise<Written<Body>> =>
  writeOnce(
    (work) => inTenant(db, context, work),
    context.tenantId,
    keyed,
    new Date(clock.now()),
    write,
  );

const editTenants = (deps: CatalogueDeps) => ({
  createTenant: (
    context: Omit<ChangeContext, 'tenantId'>,
    input: TenantInput,
    keyed: Keyed,
  ): Promise<Written<CreatedTenant>> => createTenant(deps, context, input, keyed),
  getTenant: (context: ChangeContext): Promise<Tenant> =>
    within(deps, context, (tx) => getTenant(tx, context.tenantId, formatInstant)),
  patchTenant: (context: ChangeContext, patch: TenantPatch): Promise<Tenant> =>
    within(deps, context, async (tx) => {
      await updateTenant(tx, context.tenantId, patch);
      return getTenant(tx, context.tenantId, formatInstant);
    }),
});

const editServices = (deps: CatalogueDeps) => ({
  listServices: (context: ChangeContext, page: PageRequest): Promise<Page<Service>> =>
    within(deps, context, (tx) => services.listServices(tx, context.tenantId, page)),
  getService: (context: ChangeContext, id: string): Promise<Service> =>
    within(deps, context, (tx) => services.getService(tx, context.tenantId, id)),
  createService: (context: ChangeContext, input: ServiceInput, keyed: Keyed) =>
    once(deps, context, keyed, (tx) =>
      services.insertService(tx, context.tenantId, deps.newId(), input),
    ),
  patchService: (context: ChangeContext, id: string, patch: services.ServicePatch) =>
    within(deps, context, (tx) => services.updateService(tx, context.tenantId, id, patch)),
  deleteService: (context: ChangeContext, id: string): Promise<void> =>
    within(deps, context, (tx) => services.archiveService(tx, context.tenantId, id)),
});

const editResources = (deps: CatalogueDeps) => ({
  listResources: (context: ChangeContext, page: PageRequest): Promise<Page<Resource>> =>
    within(deps, context, (tx) => resources.listResources(tx, context.tenantId, page)),
  getResource: (context: ChangeContext, id: string): Promise<Resource> =>
    within(deps, context, (tx) => resources.getResource(tx, context.tenantId, id)),
  createResource: (context: ChangeContext, input: ResourceInput, keyed: Keyed) =>
    once(deps, context, keyed, (tx) =>
      resources.insertResource(tx, context.tenantId, deps.newId(), input),
    ),
  patchResource: (context: ChangeContext, id: string, patch: resources.ResourcePatch) =>
    within(deps, context, (tx) => resources.updateResource(tx, context.tenantId, id, patch)),
  deleteResource: (context: ChangeContext, id: string): Promise<void> =>
    within(deps, context, (tx) => resources.archiveResource(tx, context.tenantId, id)),
});

const editKeys = (deps: CatalogueDeps) => ({
  listKeys: (context: ChangeContext, page: PageRequest, timeZone: string): Promise<Page<Key>> =>
    within(deps, context, (tx) =>
      listKeys(tx, context.tenantId, page, (at) => formatInstant(at, timeZone)),
    ),
  createKey: (
    context: ChangeContext,
    name: string,
    timeZone: string,
    keyed: Keyed,
  ): Promise<Written<CreatedKey>> => createKey(deps, context, { name, timeZone, keyed }),
  deleteKey: (context: ChangeContext, id: string): Promise<void> =>
    within(deps, context, (tx) => revokeKey(tx, context.tenantId, id)),
});

/** The tenant and its first key, together. */
async function createTenant(
  deps: CatalogueDeps,
  context: Omit<ChangeContext, 'tenantId'>,
  input: TenantInput,
  keyed: Keyed,
): Promise<Written<CreatedTenant>> {
  const [signer] = deps.tokenRing;
  const tenantId = deps.newId();
  const keyId = deps.newId();
  const secret = mintApiKey(signer, tenantId, keyId);
  const asOperator = { ...context, tenantId: operatorScope };
  const { body, replayed } = await writeOnce(
    (work) => inTenant(deps.db, asOperator, work),
    operatorScope,
    keyed,
    new Date(deps.clock.now()),
    async (tx) => {
      await seeTenant(tx, tenantId);
      await insertTenant(tx, tenantId, input);
      await insertKey(
        tx,
        tenantId,
        { id: keyId, name: 'first key', prefix: secret.prefix, hash: secret.hash },
        String,
      );
      const tenant = await getTenant(tx, tenantId, formatInstant);
      // The event of a new tenant is made at COMMIT and must see it: make it now.
      await tx.$executeRaw`set constraints all immediate`;
      await seeTenant(tx, operatorScope);
      return { tenant, keyId, prefix: secret.prefix };
    },
  );
  const apiKey = getSecret(deps, body.tenant.id, body.keyId, body.prefix);
  return { body: { tenant: body.tenant, apiKey }, replayed };
}

async function createKey(
  deps: CatalogueDeps,
  context: ChangeContext,
  request: { readonly name: string; readonly timeZone: string; readonly keyed: Keyed },
): Promise<Written<CreatedKey>> {
  const [signer] = deps.tokenRing;
  const id = deps.newId();
  const { prefix, hash } = mintApiKey(signer, context.tenantId, id);
  const { body, replayed } = await once(deps, context, request.keyed, (tx) =>
    insertKey(tx, context.tenantId, { id, name: request.name, prefix, hash }, (at) =>
      formatInstant(at, request.timeZone),
    ),
  );
  const key = getSecret(deps, context.tenantId, body.id, body.prefix);
  return { body: { ...body, key }, replayed };
}

function getSecret(deps: CatalogueDeps, tenantId: string, keyId: string, prefix: string): string {
  const secret = findMintedApiKey(deps.tokenRing, tenantId, keyId, prefix);
  if (secret !== undefined) return secret;
  throw new AppError(
    'idempotency-key-reused',
    'This key was made under a signing secret that is gone, so it cannot be shown again. Make another one.',
  );
}
