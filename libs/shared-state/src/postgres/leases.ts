import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { Leases } from '../ports.ts';

const acquireLease = {
  name: 'shared_state_acquire_lease',
  text: `select shared_state.acquire_lease($1, $2, $3, $4, $5) as held`,
};

const releaseLease = {
  name: 'shared_state_release_lease',
  text: `delete from shared_state.leases where key = $1 and holder = $2`,
};

export function createPostgresLeases(pool: Pool, clock: Clock): Leases {
  return {
    acquire: async (key, { holder, limit, ttlMs }) => {
      const now = clock.now();
      const times = [new Date(now), new Date(now + ttlMs)];
      const [row] = await call<{ held: boolean }>(pool, acquireLease, [
        key,
        holder,
        limit,
        ...times,
      ]);
      return row?.held === true;
    },
    release: async (key, holder) => {
      await call(pool, releaseLease, [key, holder]);
    },
  };
}
