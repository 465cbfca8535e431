import { escapeIdentifier, type Client } from 'pg';

export interface Measure {
  readonly rows: number;
  readonly digest: string;
}

/** A table as SQL names it. */
export const toPath = (schema: string, table: string): string =>
  `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;

export const toList = (columns: readonly string[]): string =>
  columns.map(escapeIdentifier).join(', ');

/**
 * How many rows, and the sum of 60 bits of each row's hash: the same in any order, since servers sort
 * text differently, and on any release, since the session fixes how values are written.
 */
export async function measureTable(
  db: Client,
  path: string,
  columns: readonly string[],
): Promise<Measure> {
  const { rows } = await db.query<{ rows: string; digest: string }>(
    `select count(*)::text as rows,
            coalesce(sum(('x' || left(md5(row(${toList(columns)})::text), 15))::bit(60)::bigint), 0)::text as digest
       from ${path}`,
  );
  return { rows: Number(rows[0]?.rows ?? 0), digest: rows[0]?.digest ?? '0' };
}
