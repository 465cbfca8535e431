import type { Key } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';
import type { CatalogueTx } from './catalogue-db.ts';
import type { ApiKey } from './generated/client.ts';
import { pageAfter, toPage, type Page, type PageRequest } from './paging.ts';

export interface NewKey {
  readonly id: string;
  readonly name: string;
  /** First characters, to recognise the key by. */
  readonly prefix: string;
  readonly hash: Buffer;
}

export type FormatAt = (at: Date) => string;

const toKey = (row: ApiKey, formatAt: FormatAt): Key => ({
  id: row.id,
  name: row.name,
  prefix: row.prefix,
  createdAt: formatAt(row.createdAt),
});

/** Live keys without their secrets. */
export async function listKeys(
  tx: CatalogueTx,
  tenantId: string,
  page: PageRequest,
  formatAt: FormatAt,
): Promise<Page<Key>> {
  const rows = await tx.apiKey.findMany({
    where: { tenantId, revokedAt: null, ...pageAfter(page) },
    orderBy: { id: 'asc' },
    take: page.limit + 1,
  });
  return toPage(
    rows.map((row) => toKey(row, formatAt)),
    page.limit,
  );
}

export async function insertKey(
  tx: CatalogueTx,
  tenantId: string,
  key: NewKey,
  formatAt: FormatAt,
): Promise<Key> {
  const { id, name, prefix } = key;
  const hash = new Uint8Array(key.hash);
  return toKey(await tx.apiKey.create({ data: { tenantId, id, name, prefix, hash } }), formatAt);
}

/** @throws AppError `not-found` when there is none or it is revoked already */
export async function revokeKey(tx: CatalogueTx, tenantId: string, id: string): Promise<void> {
  const { count } = await tx.apiKey.updateMany({
    where: { tenantId, id, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count === 0) throw notFound();
}
