import type { Client } from 'pg';
import { schemas } from './schemas.ts';

/** The newest row of every outbox, by its schema; those that are swept away are older. */
export type Newest = ReadonlyMap<string, string>;

export async function readNewest(client: Client): Promise<Newest> {
  const newest = new Map<string, string>();
  for (const schema of schemas) {
    const { rows } = await client.query<{ id: string }>(
      `select coalesce(max(id), 0)::text as id from ${schema}.outbox`,
    );
    newest.set(schema, rows[0]?.id ?? '0');
  }
  return newest;
}

/** What has been told since then, published or not, a line for each kind of it. */
export async function findToldSince(client: Client, newest: Newest): Promise<string[]> {
  const lines: string[] = [];
  for (const schema of schemas) {
    const { rows } = await client.query<{ type: string; count: number }>(
      `select type, count(*)::int as count from ${schema}.outbox where id > $1 group by type order by type`,
      [newest.get(schema) ?? '0'],
    );
    lines.push(...rows.map(({ type, count }) => `${schema} told ${count} × ${type}`));
  }
  return lines;
}
