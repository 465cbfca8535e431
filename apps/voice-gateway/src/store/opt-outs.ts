import { call, withTransaction, type Pool } from '@gomomo/postgres';
import { createHash } from 'node:crypto';

/** Who wants no text messages of a business. @throws AppError weather */
export interface OptOuts {
  has(tenantId: string, phone: string): Promise<boolean>;
  add(tenantId: string, phone: string): Promise<void>;
  /** True where there was one. */
  remove(tenantId: string, phone: string): Promise<boolean>;
}

const has = {
  name: 'voice_has_opt_out',
  text: 'select 1 from voice.opt_outs where tenant_id = $1 and phone_hash = $2',
};
const add = {
  name: 'voice_add_opt_out',
  text: `
    insert into voice.opt_outs (tenant_id, phone_hash, opted_out_at) values ($1, $2, $3)
    on conflict on constraint opt_outs_pkey do nothing`,
};
const remove = {
  name: 'voice_remove_opt_out',
  text: 'delete from voice.opt_outs where tenant_id = $1 and phone_hash = $2 returning 1',
};

const hashOf = (tenantId: string, phone: string): Buffer =>
  createHash('sha256').update(`${tenantId} ${phone}`).digest();

export function createOptOuts(pool: Pool, now: () => number): OptOuts {
  const run = (tenantId: string, statement: typeof has, values: readonly unknown[]) =>
    withTransaction(pool, (tx) => call(tx, statement, values), { tenantId });
  return {
    has: async (tenantId, phone) =>
      (await run(tenantId, has, [tenantId, hashOf(tenantId, phone)])).length > 0,
    add: async (tenantId, phone) => {
      await run(tenantId, add, [tenantId, hashOf(tenantId, phone), new Date(now())]);
    },
    remove: async (tenantId, phone) =>
      (await run(tenantId, remove, [tenantId, hashOf(tenantId, phone)])).length > 0,
  };
}
