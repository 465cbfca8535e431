import type { TenantSummary } from '@gomomo/contracts';
import { idCursor, toPage, type Page } from '@gomomo/http';
import { call, type Pool } from '@gomomo/postgres';

interface Row {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly time_zone: string;
  readonly locale: string;
  readonly country: string;
  readonly currency: string;
  readonly version: number;
  readonly created_at: Date;
  readonly updated_at: Date;
  readonly phone_numbers: string[];
}

const statement = {
  name: 'booking_list_tenants',
  text: 'select * from booking.list_tenants($1, $2)',
};

/** All tenants, for the operator, in the order of their ids. */
export async function listTenantPage(
  pool: Pool,
  page: { readonly cursor?: string; readonly limit: number },
  formatInZone: (at: number, timeZone: string) => string,
): Promise<Page<TenantSummary>> {
  const rows = await call<Row & object>(pool, statement, [
    idCursor.decode(page.cursor) ?? null,
    page.limit + 1,
  ]);
  const { items, nextCursor } = toPage(rows, page.limit, ({ id }) => idCursor.encode(id));
  return { items: items.map((row) => toSummary(row, formatInZone)), nextCursor };
}

function toSummary(
  row: Row,
  formatInZone: (at: number, timeZone: string) => string,
): TenantSummary {
  const local = (at: Date) => formatInZone(at.getTime(), row.time_zone);
  const { id, slug, name, locale, country, currency, version } = row;
  return {
    ...{ id, slug, name, locale, country, currency, version },
    timeZone: row.time_zone,
    phoneNumbers: row.phone_numbers.toSorted(),
    createdAt: local(row.created_at),
    updatedAt: local(row.updated_at),
  };
}
