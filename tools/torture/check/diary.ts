import type { Data, OutboxRow, Snapshot } from '../look/data.ts';

export const eventsTopic = 'booking.events.v1';

export const plain = (reference: unknown): string => String(reference).replaceAll('-', '');

/** Every version that an appointment ever had, as its event tells it. */
export interface Diary {
  /** By its reference, with which a business names it. */
  find(tenant: string, reference: unknown, version: number): OutboxRow | undefined;
  versionsOf(tenant: string, reference: unknown): readonly OutboxRow[];
  /** As it was when it was booked. */
  first(id: string): Snapshot | undefined;
}

export function toDiary({ outbox }: Pick<Data, 'outbox'>): Diary {
  const told = outbox.filter(
    ({ topic, appointment }) => topic === eventsTopic && appointment !== null,
  );
  const toKey = (tenant: string, reference: unknown): string => `${tenant} ${plain(reference)}`;
  const byReference = Map.groupBy(told, ({ tenant, appointment }) =>
    toKey(tenant, appointment?.reference),
  );
  const versionsOf: Diary['versionsOf'] = (tenant, reference) =>
    byReference.get(toKey(tenant, reference)) ?? [];
  const firsts = new Map(
    told.filter(({ version }) => version === 1).map((row) => [row.aggregate, row.appointment]),
  );
  return {
    versionsOf,
    find: (tenant, reference, wanted) =>
      versionsOf(tenant, reference).find(({ version }) => version === wanted),
    first: (id) => firsts.get(id) ?? undefined,
  };
}
