import { call, type Tx } from '@gomomo/postgres';

const tables = ['placements', 'resource_calendars', 'connections', 'feeds'] as const;
const statements = tables.map((table) => ({
  name: `calendar_erase_${table}`,
  text: `delete from calendar.${table} where tenant_id = $1`,
}));

/** Everything of our own that is kept of a tenant goes, tokens included. */
export async function eraseTenant(tx: Tx, tenantId: string): Promise<void> {
  for (const statement of statements) await call(tx, statement, [tenantId]);
}
