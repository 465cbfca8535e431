import type { Clock } from '@gomomo/kernel';
import type { LimitAnswer, Limiter, LimitRule } from './ports.ts';

/** Points that nobody has used for so long go back. */
const idleMs = 1000;

/** What this process knows of a key, and holds of its window. */
export interface Stock {
  readonly rule: LimitRule;
  /** Taken from the store, and not used yet. */
  points: number;
  /** Left in the store when it was last asked. */
  left: number;
  /** Epoch ms. */
  endsAt: number;
  /** Under way: more is being taken in advance. */
  asking: Promise<unknown> | undefined;
  usedAt: number;
}

/** The points that this process holds in advance, by key. */
export interface Stocks {
  /** Undefined when its window is over or the rule is another now. */
  find(key: string, rule: LimitRule): Stock | undefined;
  /** Keeps what the store has just answered. */
  note(key: string, rule: LimitRule, answer: LimitAnswer): Stock;
  /** Gives back all that is held. */
  close(): Promise<void>;
}

export function createStocks(store: Limiter, clock: Clock): Stocks {
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
    await returnPoints(store, key, stock, clock.now());
  };
  return {
    find,
    note(key, rule, answer) {
      const known = find(key, rule);
      const stock = known ?? begin(rule, answer, clock);
      stock.left = answer.remaining;
      stock.endsAt = clock.now() + answer.resetMs;
      if (known === undefined) {
        stocks.set(key, stock);
        watchIdle(key, stock);
      }
      return stock;
    },
    async close() {
      await Promise.all([...stocks].map(([key, stock]) => giveBack(key, stock)));
    },
  };
}

async function returnPoints(store: Limiter, key: string, stock: Stock, now: number): Promise<void> {
  const { points, rule } = stock;
  stock.points = 0;
  if (points === 0 || stock.endsAt <= now) return;
  // A store that is away has forgotten the count, or will: there is nothing to correct.
  await store.refund(key, { ...rule, cost: points }).catch(() => undefined);
}

function begin(rule: LimitRule, { remaining, resetMs }: LimitAnswer, clock: Clock): Stock {
  const now = clock.now();
  return {
    rule,
    points: 0,
    left: remaining,
    endsAt: now + resetMs,
    asking: undefined,
    usedAt: now,
  };
}

const isSame = (a: LimitRule, b: LimitRule): boolean =>
  a.points === b.points && a.windowMs === b.windowMs;
