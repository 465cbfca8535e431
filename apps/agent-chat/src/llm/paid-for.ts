import { llmMetrics } from '../metrics.ts';
import { outputTokensMax, type AskModel, type ModelReply, type ModelRequest } from './ask-model.ts';
import type { Breaker } from './breaker.ts';
import type { Account, Budget, Reservation } from './budget.ts';
import { ModelFailure, type FailureKind } from './failure.ts';

export interface Means {
  readonly ask: AskModel;
  readonly breaker: Breaker;
  readonly budget: Budget;
  readonly model: string;
  /** Left out: no cost is counted. */
  readonly prices?: Prices | undefined;
}

/** Of a million tokens, in whatever currency; a direction without one is not counted. */
export interface Prices {
  readonly in?: number | undefined;
  readonly out?: number | undefined;
}

/** What a server adds to each message to tell them apart. */
const tokensAround = 16;

/** No tokeniser that works on bytes makes more tokens than there are. */
const boundOf = ({ messages, tools }: ModelRequest): number =>
  Buffer.byteLength(JSON.stringify([messages, tools])) +
  messages.length * tokensAround +
  outputTokensMax;

/** The server did not get as far as counting. */
const unpaid: ReadonlySet<FailureKind> = new Set([
  'connect',
  'left-alone',
  'unauthorized',
  'rate-limited',
  'server-error',
  'refused',
]);

/** Asks on a business's account: only what its day has left, and only a server that is well. */
export function paidFor(account: Account, means: Means): AskModel {
  const { ask, breaker, budget } = means;
  return async (request, signal) => {
    const reserved = await budget.reserve(account, boundOf(request));
    try {
      const reply = await breaker(() => ask(request, signal));
      await settle(reserved, reply, means);
      return reply;
    } catch (error) {
      if (error instanceof ModelFailure && unpaid.has(error.kind)) await reserved.settle(0);
      throw error;
    }
  };
}

/** Where a server does not count, all that was reserved is taken as used, and no figure is made up. */
async function settle(
  reserved: Reservation,
  { tokens }: ModelReply,
  { model, prices = {} }: Means,
): Promise<void> {
  if (!tokens) return;
  count({ model, direction: 'in' }, tokens.input, prices.in);
  count({ model, direction: 'out' }, tokens.output, prices.out);
  await reserved.settle(tokens.input + tokens.output);
}

const perPrice = 1_000_000;

function count(
  labels: { readonly model: string; readonly direction: string },
  tokens: number,
  price: number | undefined,
): void {
  llmMetrics.tokens.inc(labels, tokens);
  if (price !== undefined) llmMetrics.cost.inc(labels, (tokens * price) / perPrice);
}
