import type { Clock } from '@gomomo/kernel';
import { checkRule } from './limit-rule.ts';
import type { LimitAnswer, Limiter, LimitRule } from './ports.ts';

/** Within so many points of a limit every call asks the store, so that all processes see the same end. */
const nearEnd = 100;
/** Of what is left before that, at most this share lies with one process in advance. */
const share = 0.1;
const mostAhead = 100;
/** Points that nobody has used for so long go back. */
const idleMs = 1000;

/** What this process knows of a key, and holds of its window. */
interface Stock {
  readonly rule: LimitRule;
  /** Taken from the store, and not used yet. */
  points: number;
  /** Left in the store when it was last asked. */
  left: number;
  /** Epoch ms. */
  endsAt: number;
  asking: boolean;
  usedAt: number;
}

export interface AheadLimiter extends Limiter {
  /** Gives back what is held in advance. */
  close(): Promise<void>;
}

/**
 * A limiter that asks its store once for many calls: a caller who is far from the limit has a few points
 * taken in advance, which this process then spends by itself. A limit is never overrun, whatever the
 * number of processes, and near its end every call asks the store.
 */
export function createAheadLimiter(store: Limiter, clock: Clock): AheadLimiter {
  const stocks = new Map<string, Stock>();
  const find = (key: string, rule: LimitRule): Stock | undefined => {
    const stock = stocks.get(key);
    if (stock === undefined) return undefined;
    if (stock.endsAt > clock.now() && isSame(stock.rule, rule)) return stock;
    stocks.delete(key);
    return undefined;
  };
  const watchIdle = (key: string, stock: Stock): void => {
    const timer = setTimeout(() => {
      if (stocks.get(key) !== stock) return;
      if (clock.now() - stock.usedAt < idleMs) watchIdle(key, stock);
      else void giveBack(key, stock);
    }, idleMs);
    timer.unref();
  };
  const giveBack = async (key: string, stock: Stock): Promise<void> => {
    stocks.delete(key);
    const { points, rule } = stock;
    stock.points = 0;
    if (points === 0 || stock.endsAt <= clock.now()) return;
    // A store that is away has forgotten the count, or will: there is nothing to correct.
    await store.refund(key, { ...rule, cost: points }).catch(() => undefined);
  };
  const note = (key: string, rule: LimitRule, { remaining, resetMs }: LimitAnswer): Stock => {
    const now = clock.now();
    const known = find(key, rule);
    const stock = known ?? {
      ...{ rule, points: 0, left: remaining, endsAt: now + resetMs, asking: false, usedAt: now },
    };
    stock.left = remaining;
    stock.endsAt = now + resetMs;
    if (known === undefined) {
      stocks.set(key, stock);
      watchIdle(key, stock);
    }
    return stock;
  };
  const askStore = async (key: string, rule: LimitRule): Promise<LimitAnswer> => {
    const answer = await store.consume(key, rule);
    return { ...answer, remaining: answer.remaining + note(key, rule, answer).points };
  };
  /** For this call and the next ones; alone at a time, so that what is held stays within its share. */
  const askAhead = async (key: string, rule: LimitRule, stock: Stock): Promise<LimitAnswer> => {
    const ahead = shareOf(stock.left) - stock.points;
    const { cost = 1 } = rule;
    if (ahead < 1) return askStore(key, rule);
    stock.asking = true;
    try {
      const answer = await store.consume(key, { ...rule, cost: cost + ahead });
      if (!answer.allowed) return await askStore(key, rule);
      const noted = note(key, rule, answer);
      noted.points += ahead;
      return { ...answer, remaining: answer.remaining + noted.points };
    } finally {
      stock.asking = false;
    }
  };
  return {
    async consume(key, given) {
      const { cost } = checkRule(given);
      const stock = find(key, given);
      if (stock === undefined) return askStore(key, given);
      stock.usedAt = clock.now();
      if (stock.points >= cost) {
        stock.points -= cost;
        return answerFrom(stock, clock);
      }
      return stock.asking ? askStore(key, given) : askAhead(key, given, stock);
    },
    async refund(key, given) {
      const { cost } = checkRule(given);
      const stock = find(key, given);
      if (stock === undefined || stock.points + cost > shareOf(stock.left)) {
        await store.refund(key, given);
      } else stock.points += cost;
    },
    async peek(key, given) {
      const answer = await store.peek(key, given);
      const remaining = answer.remaining + (find(key, given)?.points ?? 0);
      return { ...answer, remaining, allowed: remaining >= checkRule(given).cost };
    },
    async close() {
      await Promise.all([...stocks].map(([key, stock]) => giveBack(key, stock)));
    },
  };
}

const answerFrom = (stock: Stock, clock: Clock): LimitAnswer => ({
  ...{ allowed: true, remaining: stock.left + stock.points },
  resetMs: Math.max(stock.endsAt - clock.now(), 0),
});

const shareOf = (left: number): number =>
  Math.min(mostAhead, Math.max(Math.floor((left - nearEnd) * share), 0));

const isSame = (a: LimitRule, b: LimitRule): boolean =>
  a.points === b.points && a.windowMs === b.windowMs;
