import type { Clock } from '@gomomo/kernel';
import { checkRule } from './limit-rule.ts';
import type { LimitAnswer, Limiter, LimitRule } from './ports.ts';
import { createStocks, type Stock, type Stocks } from './stocks.ts';

/** Within so many points of a limit every call asks the store, so that all processes see the same end. */
const nearEnd = 100;
/** Of what is left before that, at most this share lies with one process in advance. */
const share = 0.1;
const mostAhead = 100;

export interface AheadLimiter extends Limiter {
  /** Gives back what is held in advance. */
  close(): Promise<void>;
}

/** Asks the store: for this call, or for the next ones too. */
function createAsk(store: Limiter, stocks: Stocks, clock: Clock) {
  const askStore = async (key: string, rule: LimitRule): Promise<LimitAnswer> => {
    const answer = await store.consume(key, rule);
    return { ...answer, remaining: answer.remaining + stocks.note(key, rule, answer).points };
  };
  /** Alone at a time, so that what is held stays within its share. */
  const askAhead = async (key: string, rule: LimitRule, stock: Stock): Promise<LimitAnswer> => {
    const ahead = shareOf(stock.left) - stock.points;
    const { cost = 1 } = rule;
    if (ahead < 1) return askStore(key, rule);
    const asking = store.consume(key, { ...rule, cost: cost + ahead });
    stock.asking = asking;
    try {
      const answer = await asking;
      if (!answer.allowed) return await askStore(key, rule);
      const noted = stocks.note(key, rule, answer);
      noted.points += ahead;
      return { ...answer, remaining: answer.remaining + noted.points };
    } finally {
      stock.asking = undefined;
    }
  };
  /** Somebody is asking for more already: what comes will do for this call, too. */
  const askAfter = async (key: string, rule: LimitRule, asking: Promise<unknown>) => {
    await asking.catch(() => undefined);
    return spend(stocks.find(key, rule), rule, clock) ?? askStore(key, rule);
  };
  return { askStore, askAhead, askAfter };
}

/** Pays with what is held; undefined if that is not enough. */
function spend(stock: Stock | undefined, { cost = 1 }: LimitRule, clock: Clock) {
  if (stock === undefined || stock.points < cost) return undefined;
  stock.points -= cost;
  return answerFrom(stock, clock);
}

/**
 * A limiter that asks its store once for many calls: a caller who is far from the limit has a few points
 * taken in advance, which this process then spends by itself. A limit is never overrun, whatever the
 * number of processes, and near its end every call asks the store.
 */
export function createAheadLimiter(store: Limiter, clock: Clock): AheadLimiter {
  const stocks = createStocks(store, clock);
  const { askStore, askAhead, askAfter } = createAsk(store, stocks, clock);
  return {
    async consume(key, given) {
      checkRule(given);
      const stock = stocks.find(key, given);
      if (stock === undefined) return askStore(key, given);
      stock.usedAt = clock.now();
      const paid = spend(stock, given, clock);
      if (paid !== undefined) return paid;
      if (stock.asking !== undefined) return askAfter(key, given, stock.asking);
      return askAhead(key, given, stock);
    },
    async refund(key, given) {
      const { cost } = checkRule(given);
      const stock = stocks.find(key, given);
      if (stock === undefined || stock.points + cost > shareOf(stock.left)) {
        await store.refund(key, given);
      } else stock.points += cost;
    },
    async peek(key, given) {
      const answer = await store.peek(key, given);
      const remaining = answer.remaining + (stocks.find(key, given)?.points ?? 0);
      return { ...answer, remaining, allowed: remaining >= checkRule(given).cost };
    },
    close: () => stocks.close(),
  };
}

const answerFrom = (stock: Stock, clock: Clock): LimitAnswer => ({
  allowed: true,
  remaining: stock.left + stock.points,
  resetMs: Math.max(stock.endsAt - clock.now(), 0),
});

const shareOf = (left: number): number =>
  Math.min(mostAhead, Math.max(Math.floor((left - nearEnd) * share), 0));
