import type { TenantSummary } from '@gomomo/contracts';
import { call, type Pool } from '@gomomo/postgres';
import { idCursor } from '../domain/cursor.ts';

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
): Promise<{ items: TenantSummary[]; nextCursor: string | null }> {
  const rows = await call<Row & object>(pool, statement, [
    idCursor.decode(page.cursor) ?? null,
    page.limit + 1,
  ]);
  const items = rows.slice(0, page.limit).map((row) => toSummary(row, formatInZone));
  const last = rows.length > page.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last === undefined ? null : idCursor.encode(last.id) };
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
