import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { checkRule } from '../limit-rule.ts';
import type { LimitAnswer, Limiter, LimitRule } from '../ports.ts';
import type { RedisDoor } from './door.ts';

// The library's own script also counts refused calls, so that refunds of others would not let a
// caller back in. Here a call that does not fit changes nothing. ARGV: cost, seconds, points.
const countLua = `
local used = tonumber(redis.call('get', KEYS[1]) or '0')
local ttl = redis.call('pttl', KEYS[1])
if ttl < 0 then ttl = ARGV[2] * 1000 end
local after = math.max(used + tonumber(ARGV[1]), 0)
if after > used and after > tonumber(ARGV[3]) then return {after, ttl} end
redis.call('set', KEYS[1], after, 'PX', ttl)
return {after, ttl}`;

/** rate-limiter-flexible on Redis; while Redis is away this process counts alone, in memory. */
export function createRedisLimits(door: RedisDoor, prefix: string): Limiter {
  const limiters = new Map<string, RateLimiterRedis>();
  const toLimiter = ({ points, windowMs }: LimitRule) => {
    const name = `${points}/${windowMs}`;
    const limiter = limiters.get(name) ?? createLimiter(door, prefix, { points, windowMs });
    limiters.set(name, limiter);
    return limiter;
  };
  return {
    consume: async (key, rule) => {
      const { cost, ...checked } = checkRule(rule);
      await door.opened;
      return consume(toLimiter(checked), key, cost);
    },
    refund: async (key, rule) => {
      const { cost, ...checked } = checkRule(rule);
      await door.opened;
      await toLimiter(checked).reward(key, cost);
    },
    peek: async (key, rule) => {
      const { cost, points, windowMs } = checkRule(rule);
      await door.opened;
      const counted = await toLimiter({ points, windowMs }).get(key);
      const remaining = Math.max(points - (counted?.consumedPoints ?? 0), 0);
      return {
        allowed: remaining >= cost,
        remaining,
        resetMs: counted?.msBeforeNext ?? windowMs,
      };
    },
  };
}

function createLimiter(door: RedisDoor, prefix: string, rule: LimitRule): RateLimiterRedis {
  const shape = {
    points: rule.points,
    duration: rule.windowMs / 1000,
    keyPrefix: `${prefix}limit`,
  };
  return new RateLimiterRedis({
    ...shape,
    storeClient: door.client,
    rejectIfRedisNotReady: true,
    customIncrTtlLuaScript: countLua,
    insuranceLimiter: new RateLimiterMemory(shape),
  });
}

async function consume(limiter: RateLimiterRedis, key: string, cost: number): Promise<LimitAnswer> {
  try {
    const counted = await limiter.consume(key, cost);
    return {
      allowed: true,
      remaining: Math.max(limiter.points - counted.consumedPoints, 0),
      resetMs: counted.msBeforeNext,
    };
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return {
      allowed: false,
      remaining: Math.max(limiter.points - (refusal.consumedPoints - cost), 0),
      resetMs: refusal.msBeforeNext,
    };
  }
}
