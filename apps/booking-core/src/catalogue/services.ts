import {
  serviceInput,
  toValidationFaults,
  type bookingCoreRoutes,
  type BodyOf,
  type RouteOf,
  type Service,
  type ServiceInput,
} from '@gomomo/contracts';
import { AppError, notFound } from '@gomomo/kernel';
import { applyMergePatch } from '../domain/merge-patch.ts';
import { lockTenant, type CatalogueTx } from './catalogue-db.ts';
import type { Prisma } from './generated/client.ts';
import { toService, type ServiceWithResources } from './mapping.ts';
import { pageAfter, toPage, type Page, type PageRequest } from './paging.ts';

export type ServicePatch = BodyOf<RouteOf<typeof bookingCoreRoutes, 'patchService'>>;

/** Services with who gives them; two queries, see getTenant. */
export async function findServices(
  tx: CatalogueTx,
  query: Pick<Prisma.ServiceFindManyArgs, 'where' | 'orderBy' | 'take'>,
): Promise<ServiceWithResources[]> {
  const rows = await tx.service.findMany(query);
  if (rows.length === 0) return [];
  const links = await tx.serviceResource.findMany({
    where: { tenantId: rows[0]?.tenantId ?? '', serviceId: { in: rows.map(({ id }) => id) } },
  });
  const byService = Map.groupBy(links, ({ serviceId }) => serviceId);
  return rows.map((row) => ({ ...row, resources: byService.get(row.id) ?? [] }));
}

export async function listServices(
  tx: CatalogueTx,
  tenantId: string,
  page: PageRequest,
): Promise<Page<Service>> {
  const rows = await findServices(tx, {
    where: { tenantId, archivedAt: null, ...pageAfter(page) },
    orderBy: { id: 'asc' },
    take: page.limit + 1,
  });
  return toPage(rows.map(toService), page.limit);
}

/** @throws AppError `not-found` when there is none or it is archived */
export async function getService(tx: CatalogueTx, tenantId: string, id: string): Promise<Service> {
  return toService(await getRow(tx, tenantId, id));
}

async function getRow(tx: CatalogueTx, tenantId: string, id: string) {
  const [row] = await findServices(tx, { where: { tenantId, id, archivedAt: null }, take: 1 });
  if (row === undefined) throw notFound();
  return row;
}

/** @throws AppError `validation` for a resource that the tenant has not */
export async function insertService(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
  input: ServiceInput,
): Promise<Service> {
  await tx.service.create({ data: { tenantId, id, ...toColumns(input) } });
  await linkResources(tx, tenantId, id, input.resourceIds);
  return getService(tx, tenantId, id);
}

/** @throws AppError `not-found`, `validation` */
export async function updateService(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
  patch: ServicePatch,
): Promise<Service> {
  await lockTenant(tx, tenantId);
  const before = await getRow(tx, tenantId, id);
  const merged = parseMerged(applyMergePatch(toDocument(before), patch));
  await tx.service.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...toColumns(merged), updatedAt: new Date() },
  });
  if (patch.resourceIds !== undefined) {
    await tx.serviceResource.deleteMany({ where: { tenantId, serviceId: id } });
    await linkResources(tx, tenantId, id, merged.resourceIds);
  }
  return getService(tx, tenantId, id);
}

/** Appointments stay; nobody can book it any more. */
export async function archiveService(tx: CatalogueTx, tenantId: string, id: string): Promise<void> {
  await getService(tx, tenantId, id);
  await tx.service.update({
    where: { tenantId_id: { tenantId, id } },
    data: { archivedAt: new Date() },
  });
}

/** A service in the form in which it is written: what has no value of its own is left out. */
function toDocument(row: Awaited<ReturnType<typeof getRow>>): unknown {
  const { id: _id, ...fields } = { ...toService(row), stepMinutes: row.stepMinutes };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

function parseMerged(merged: unknown): ServiceInput {
  const result = serviceInput.safeParse(merged);
  if (result.success) return result.data;
  throw new AppError('validation', 'With this change the service would not be valid.', {
    details: { errors: toValidationFaults(result.error.issues) },
  });
}

const toDate = (date: string | undefined): Date | null =>
  date === undefined ? null : new Date(`${date}T00:00:00Z`);

function toColumns(input: ServiceInput) {
  return {
    name: input.name,
    durationMinutes: input.durationMinutes,
    stepMinutes: input.stepMinutes ?? null,
    bufferBeforeMinutes: input.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: input.bufferAfterMinutes ?? 0,
    priceMinor: input.priceMinor ?? null,
    minNoticeMinutes: input.minNoticeMinutes ?? null,
    maxPerDay: input.maxPerDay ?? null,
    maxMinutesPerDay: input.maxMinutesPerDay ?? null,
    bookableFrom: toDate(input.bookableFrom),
    bookableTo: toDate(input.bookableTo),
    allStaff: input.resourceIds === undefined,
    synonyms: input.synonyms ?? [],
  };
}

async function linkResources(
  tx: CatalogueTx,
  tenantId: string,
  serviceId: string,
  resourceIds: readonly string[] | undefined,
): Promise<void> {
  const wanted = [...new Set(resourceIds ?? [])];
  if (wanted.length === 0) return;
  const known = await tx.resource.findMany({
    where: { tenantId, id: { in: wanted }, archivedAt: null },
    select: { id: true },
  });
  const knownIds = new Set(known.map(({ id }) => id));
  const errors = (resourceIds ?? []).flatMap((id, index) =>
    knownIds.has(id) ? [] : [{ pointer: `/resourceIds/${index}`, detail: 'is no resource here' }],
  );
  if (errors.length > 0) {
    throw new AppError('validation', 'The request does not fit.', { details: { errors } });
  }
  await tx.serviceResource.createMany({
    data: wanted.map((resourceId) => ({ tenantId, serviceId, resourceId })),
  });
}
