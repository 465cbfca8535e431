import type {
  bookingCoreRoutes,
  BodyOf,
  Resource,
  ResourceInput,
  RouteOf,
} from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import type { CatalogueTx } from './catalogue-db.ts';
import { Prisma } from './generated/client.ts';
import { toResource } from './mapping.ts';
import { pageAfter, toPage, type Page, type PageRequest } from './paging.ts';

export type ResourcePatch = BodyOf<RouteOf<typeof bookingCoreRoutes, 'patchResource'>>;

export async function listResources(
  tx: CatalogueTx,
  tenantId: string,
  page: PageRequest,
): Promise<Page<Resource>> {
  const rows = await tx.resource.findMany({
    where: { tenantId, archivedAt: null, ...pageAfter(page) },
    orderBy: { id: 'asc' },
    take: page.limit + 1,
  });
  return toPage(rows.map(toResource), page.limit);
}

/** @throws AppError `not-found` when there is none or it is archived */
export async function getResource(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
): Promise<Resource> {
  const row = await tx.resource.findFirst({ where: { tenantId, id, archivedAt: null } });
  if (row === null) throw notFound();
  return toResource(row);
}

export async function insertResource(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
  input: ResourceInput,
): Promise<Resource> {
  const { name, kind } = input;
  return toResource(
    await tx.resource.create({ data: { tenantId, id, name, kind, hours: toHours(input.hours) } }),
  );
}

/** @throws AppError `not-found` */
export async function updateResource(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
  patch: ResourcePatch,
): Promise<Resource> {
  await getResource(tx, tenantId, id);
  return toResource(
    await tx.resource.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        ...(patch.name === undefined ? {} : { name: patch.name }),
        ...(patch.kind === undefined ? {} : { kind: patch.kind }),
        ...(patch.hours === undefined ? {} : { hours: toHours(patch.hours) }),
        updatedAt: new Date(),
      },
    }),
  );
}

/** Appointments stay; nobody can be booked with it any more. */
export async function archiveResource(
  tx: CatalogueTx,
  tenantId: string,
  id: string,
): Promise<void> {
  await getResource(tx, tenantId, id);
  await tx.resource.update({
    where: { tenantId_id: { tenantId, id } },
    data: { archivedAt: new Date() },
  });
}

const toHours = (hours: ResourcePatch['hours']) =>
  hours === undefined || hours === null
    ? Prisma.DbNull
    : (hours as unknown as Prisma.InputJsonObject);
