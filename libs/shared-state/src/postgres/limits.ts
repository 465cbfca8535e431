import type { Clock } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import { checkRule } from '../limit-rule.ts';
import type { LimitAnswer, Limiter } from '../ports.ts';

// Answers a row when the call was counted, none when it did not fit.
const countCall = {
  name: 'shared_state_count_call',
  text: `
    insert into shared_state.limits as l (key, used, resets_at) values ($1, $2, $3)
    on conflict on constraint limits_pkey do update
       set used = case when l.resets_at <= $4 then excluded.used else l.used + excluded.used end,
           resets_at = case when l.resets_at <= $4 then excluded.resets_at else l.resets_at end
     where l.resets_at <= $4 or l.used + excluded.used <= $5
    returning used, resets_at`,
};

const readCount = {
  name: 'shared_state_read_count',
  text: `select used, resets_at from shared_state.limits where key = $1 and resets_at > $2`,
};

const refundCall = {
  name: 'shared_state_refund_call',
  text: `
    update shared_state.limits set used = greatest(used - $2, 0)
     where key = $1 and resets_at > $3`,
};

interface Count {
  used: number;
  resets_at: Date;
}

export function createPostgresLimits(pool: Pool, clock: Clock): Limiter {
  const peek: Limiter['peek'] = async (key, rule) => {
    const { points, windowMs, cost } = checkRule(rule);
    const now = clock.now();
    const [row] = await call<Count>(pool, readCount, [key, new Date(now)]);
    const remaining = Math.max(points - (row?.used ?? 0), 0);
    const resetMs = row === undefined ? windowMs : row.resets_at.getTime() - now;
    return { allowed: remaining >= cost, remaining, resetMs };
  };
  return {
    peek,
    consume: async (key, rule): Promise<LimitAnswer> => {
      const { points, windowMs, cost } = checkRule(rule);
      const now = clock.now();
      const values = [key, cost, new Date(now + windowMs), new Date(now), points];
      const [row] = cost > points ? [] : await call<Count>(pool, countCall, values);
      if (row === undefined) return { ...(await peek(key, rule)), allowed: false };
      return {
        allowed: true,
        remaining: points - row.used,
        resetMs: row.resets_at.getTime() - now,
      };
    },
    refund: async (key, rule) => {
      const { cost } = checkRule(rule);
      await call(pool, refundCall, [key, cost, new Date(clock.now())]);
    },
  };
}
