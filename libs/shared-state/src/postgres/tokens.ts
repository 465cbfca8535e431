import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import { toJson } from '../json.ts';
import type { OneTimeTokens } from '../ports.ts';

const putToken = {
  name: 'shared_state_put_token',
  text: `
    insert into shared_state.tokens (hash, value, expires_at) values ($1, $2, $3)
    on conflict on constraint tokens_pkey do update
       set value = excluded.value, expires_at = excluded.expires_at`,
};

const takeToken = {
  name: 'shared_state_take_token',
  text: `delete from shared_state.tokens where hash = $1 returning value, expires_at > $2 as live`,
};

const findToken = {
  name: 'shared_state_find_token',
  text: `select from shared_state.tokens where hash = $1 and expires_at > $2`,
};

export function createPostgresTokens(pool: Pool, clock: Clock): OneTimeTokens {
  return {
    put: async (hash, value, ttlMs) => {
      await call(pool, putToken, [hash, toJson(value), new Date(clock.now() + ttlMs)]);
    },
    take: async (hash) => {
      const [row] = await call<{ value: string; live: boolean }>(pool, takeToken, [
        hash,
        new Date(clock.now()),
      ]);
      return row?.live === true ? JSON.parse(row.value) : undefined;
    },
    has: async (hash) => (await call(pool, findToken, [hash, new Date(clock.now())])).length === 1,
  };
}
