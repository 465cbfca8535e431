import {
  serviceInput,
  type bookingCoreRoutes,
  type BodyOf,
  type RouteOf,
  type Service,
  type ServiceInput,
} from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { applyMergePatch } from '../domain/merge-patch.ts';
import type { CatalogueTx } from './catalogue-db.ts';
import { toService } from './mapping.ts';
import { pageAfter, toPage, type Page, type PageRequest } from './paging.ts';

export type ServicePatch = BodyOf<RouteOf<typeof bookingCoreRoutes, 'patchService'>>;

const withResources = { resources: true } as const;

export async function listServices(
  tx: CatalogueTx,
  tenantId: string,
  page: PageRequest,
): Promise<Page<Service>> {
  const rows = await tx.service.findMany({
    where: { tenantId, archivedAt: null, ...pageAfter(page) },
    orderBy: { id: 'asc' },
    take: page.limit + 1,
    include: withResources,
  });
  return toPage(rows.map(toService), page.limit);
}

/** @throws AppError `not-found` when there is none or it is archived */
export async function getService(tx: CatalogueTx, tenantId: string, id: string): Promise<Service> {
  return toService(await getRow(tx, tenantId, id));
}

async function getRow(tx: CatalogueTx, tenantId: string, id: string) {
  const row = await tx.service.findFirst({
    where: { tenantId, id, archivedAt: null },
    include: withResources,
  });
  if (row === null) throw new AppError('not-found', 'There is nothing here.');
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
  const errors = result.error.issues.map(({ path, message }) => ({
    pointer: path.map((part) => `/${String(part)}`).join(''),
    detail: message,
  }));
  throw new AppError('validation', 'With this change the service would not be valid.', {
    details: { errors },
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
