import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import { toJson } from '../json.ts';
import type { SessionStore } from '../ports.ts';

const getSession = {
  name: 'shared_state_get_session',
  text: `select version, value from shared_state.sessions where key = $1 and expires_at > $2`,
};

const insertSession = {
  name: 'shared_state_insert_session',
  text: `
    insert into shared_state.sessions as s (key, version, value, expires_at) values ($1, 1, $2, $3)
    on conflict on constraint sessions_pkey do update
       set version = 1, value = excluded.value, expires_at = excluded.expires_at
     where s.expires_at <= $4
    returning version`,
};

const updateSession = {
  name: 'shared_state_update_session',
  text: `
    update shared_state.sessions set version = version + 1, value = $2, expires_at = $3
     where key = $1 and version = $5 and expires_at > $4
    returning version`,
};

const deleteSession = {
  name: 'shared_state_delete_session',
  text: `delete from shared_state.sessions where key = $1`,
};

export function createPostgresSessions(pool: Pool, clock: Clock): SessionStore {
  return {
    get: async (key) => {
      const [row] = await call<{ version: number; value: string }>(pool, getSession, [
        key,
        new Date(clock.now()),
      ]);
      return row && { version: row.version, value: JSON.parse(row.value) };
    },
    put: async (key, value, { expectedVersion, ttlMs }) => {
      const now = clock.now();
      const values = [key, toJson(value), new Date(now + ttlMs), new Date(now)];
      const rows =
        expectedVersion === 0
          ? await call(pool, insertSession, values)
          : await call(pool, updateSession, [...values, expectedVersion]);
      return rows.length === 1 ? 'saved' : 'conflict';
    },
    delete: async (key) => {
      await call(pool, deleteSession, [key]);
    },
  };
}
