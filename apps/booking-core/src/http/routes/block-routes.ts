import { toEpochMs } from '@gomomo/contracts';
import { noContent, ok } from '@gomomo/http';
import { formatInZone } from '@gomomo/scheduling';
import { notFound } from '@gomomo/kernel';
import type { CatalogueSnapshot } from '../../domain/catalogue-snapshot.ts';
import { listBlocks } from '../../store/read-records.ts';
import type { createBlockTime, createUnblockTime } from '../../use-cases/block-time.ts';
import type { BookingDeps } from '../../use-cases/booking-deps.ts';
import { bindRoute, type Bound } from '../bind-route.ts';
import { toBookingRequest } from '../booking-request.ts';
import type { TenantRef } from '../find-tenant.ts';
import { requireUuid } from '../require-uuid.ts';
import { toWrittenAnswer } from '../written-answer.ts';

export interface BlockRouteDeps {
  readonly booking: Pick<BookingDeps, 'pool' | 'reads' | 'clock' | 'catalogues'>;
  readonly blockTime: ReturnType<typeof createBlockTime>;
  readonly unblockTime: ReturnType<typeof createUnblockTime>;
}

async function getResourceId(
  { catalogues }: Pick<BookingDeps, 'catalogues'>,
  tenant: TenantRef,
  text: string,
): Promise<string> {
  const id = requireUuid(text);
  const isLive = ({ resources }: CatalogueSnapshot) =>
    resources.some((resource) => resource.id === id && !resource.archived);
  if (isLive(await catalogues.get(tenant.id, tenant.version))) return id;
  // A resource made by another replica a moment ago.
  if (isLive(await catalogues.reload(tenant.id))) return id;
  throw notFound();
}

/** Time off. */
export function blockRoutes(deps: BlockRouteDeps): Bound[] {
  const { reads, clock, catalogues } = deps.booking;
  return [
    bindRoute('listBlocks', async (request) => {
      const { tenant } = request;
      const resourceId = await getResourceId(deps.booking, tenant, request.params.id);
      const { timeZone } = await catalogues.get(tenant.id, tenant.version);
      const page = await reads.read(tenant.id, (at) =>
        listBlocks(at, tenant.id, resourceId, clock.now(), request.query),
      );
      const local = (at: Date) => formatInZone(at.getTime(), timeZone);
      const items = page.items.map(({ start, end, ...block }) => ({
        ...block,
        start: local(start),
        end: local(end),
      }));
      return ok({ ...page, items });
    }),
    bindRoute('createBlock', async (request) => {
      const resourceId = await getResourceId(deps.booking, request.tenant, request.params.id);
      const { start, end, reason } = request.body;
      const { value, status, replayed } = await deps.blockTime(toBookingRequest(request), {
        resourceId,
        start: toEpochMs(start),
        end: toEpochMs(end),
        ...(reason === undefined ? {} : { reason }),
      });
      return toWrittenAnswer({ body: value, status, replayed });
    }),
    bindRoute('deleteBlock', async (request) => {
      const resourceId = requireUuid(request.params.id);
      const blockId = requireUuid(request.params.blockId);
      const asked = toBookingRequest({ ...request, body: undefined });
      await deps.unblockTime(asked, { resourceId, blockId });
      return noContent;
    }),
  ];
}
