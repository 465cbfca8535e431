import type { Clock, Log } from '@gomomo/kernel';
import type { Model, ModelAnswer, ModelTurn } from '@gomomo/front-desk';
import type { SharedState } from '@gomomo/shared-state';
import { withSpan } from '@gomomo/telemetry';
import { llmMetrics } from '../metrics.ts';
import { createAskModel, type AskModel } from './ask-model.ts';
import { createBreaker } from './breaker.ts';
import { createBudget } from './budget.ts';
import { ModelFailure } from './failure.ts';
import { factsOf } from './gate/gate-facts.ts';
import { refuse } from './gate/truth-gate.ts';
import { inTime } from './in-time.ts';
import { modelLimits, type ModelLimits } from './limits.ts';
import { createOpenAi, type ModelServer } from './open-ai.ts';
import { paidFor, type Prices } from './paid-for.ts';
import { takeRounds } from './rounds.ts';

export interface ModelDeps {
  readonly server: ModelServer;
  readonly dailyTokens: number;
  /** Left out: no cost is counted. */
  readonly prices?: Prices;
  readonly state: Pick<SharedState, 'limits' | 'ready'>;
  readonly clock: Clock;
  readonly logger: Pick<Log, 'warn'>;
  /** As documented, unless given. */
  readonly limits?: ModelLimits;
}

/** The language model as the front desk's second interpreter. Opens nothing until it is asked. */
export function createModel(deps: ModelDeps): Model {
  const { server, dailyTokens, prices, state, clock, logger, limits = modelLimits } = deps;
  const askServer = createAskModel(createOpenAi(server, limits), server.model, limits);
  const breaker = createBreaker();
  const budget = createBudget({ state, clock, dailyTokens });
  return {
    interpret: async (turn) => {
      const account = { tenantId: turn.tenant.id, address: turn.address };
      const ask = paidFor(account, {
        ...{ ask: askServer, breaker, budget, prices },
        model: server.model,
      });
      return measured(server.model, () => answerTurn(turn, ask, { logger, limits }));
    },
  };
}

interface Outcome {
  readonly answer: ModelAnswer | undefined;
  /** `commands`, `text`, `gate`, `error`, or the kind of a failure. */
  readonly outcome: string;
}

/** Counted, timed and traced, by OpenTelemetry's names for this; never a text. */
function measured(model: string, answer: () => Promise<Outcome>): Promise<ModelAnswer | undefined> {
  const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.request.model': model };
  return withSpan(`chat ${model}`, { kind: 'client', attributes }, async (span) => {
    const stopTimer = llmMetrics.seconds.startTimer();
    const { answer: made, outcome } = await answer();
    stopTimer();
    llmMetrics.asks.inc({ outcome });
    span.setAttribute('gomomo.outcome', outcome);
    return made;
  });
}

/** These follow from what has been logged, or are as the operator wants it; the metric counts them. */
const expected: ReadonlySet<string> = new Set(['left-alone', 'budget']);

/** A turn that fails is the rules' to answer, whatever it was. */
async function answerTurn(
  turn: ModelTurn,
  ask: AskModel,
  { logger, limits }: Pick<ModelDeps, 'logger'> & { readonly limits: ModelLimits },
): Promise<Outcome> {
  try {
    return await interpret(turn, ask, limits);
  } catch (error) {
    const failure = error instanceof ModelFailure ? error : undefined;
    const outcome = failure?.kind ?? 'error';
    // Of a server's answer only its status: its words may repeat what the client wrote.
    const bug = failure === undefined ? { bug: placeOf(error) } : {};
    if (!expected.has(outcome)) {
      logger.warn({ outcome, status: failure?.status, ...bug }, 'the model gave no answer');
    }
    return { answer: undefined, outcome };
  }
}

/** What and where, without the message: that may quote what it stumbled over. */
const placeOf = (error: unknown) =>
  error instanceof Error
    ? { name: error.name, at: error.stack?.split('\n').filter((line) => /^\s+at /u.test(line)) }
    : { name: typeof error };

async function interpret(
  turn: ModelTurn,
  ask: AskModel,
  { turnMs }: ModelLimits,
): Promise<Outcome> {
  const signal = AbortSignal.timeout(turnMs);
  const { answer, handles, rounds } = await inTime(takeRounds(turn, ask, signal), signal);
  llmMetrics.rounds.observe(rounds);
  if (answer.kind === 'commands') return { answer, outcome: 'commands' };
  const reason = refuse(answer.text, factsOf(turn, handles));
  if (reason === null) return { answer, outcome: 'text' };
  llmMetrics.gateRefusals.inc({ reason });
  return { answer: undefined, outcome: 'gate' };
}
