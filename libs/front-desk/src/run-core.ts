import {
  reduce,
  type ChannelPolicy,
  type Command,
  type Fact,
  type Prompt,
  type TenantFacts,
} from '@gomomo/dialogue';
import { execute } from './execute.ts';
import type { Executor } from './executor.ts';
import type { Session } from './session.ts';

/** Rounds of effects and facts in one turn; a search, a hold and their misses need four. */
const roundLimit = 6;

interface Ran {
  readonly session: Session;
  readonly dialogue: Session['dialogue'];
  readonly prompts: Prompt[];
}

/** Runs the core and its effects until it has nothing more to do; the rounds are bounded. */
export async function runCore(
  around: { tenant: TenantFacts; policy: ChannelPolicy; now: number },
  executor: Executor,
  session: Session,
  input: { commands: readonly Command[]; facts: readonly Fact[] },
): Promise<Ran> {
  if (input.commands.length === 0 && input.facts.length === 0) {
    return { session, dialogue: session.dialogue, prompts: [] };
  }
  let outcome = reduce(session.dialogue, { ...around, ...input });
  const prompts = [...outcome.prompts];
  for (let round = 1; outcome.effects.length > 0; round += 1) {
    const facts: Fact[] = [];
    for (const effect of outcome.effects) {
      const tired = round > roundLimit;
      facts.push(
        tired
          ? { kind: 'unavailable', effectId: effect.id, outcome: 'not-done' }
          : await execute(effect, executor),
      );
    }
    outcome = reduce(outcome.state, { ...around, commands: [], facts });
    prompts.push(...outcome.prompts);
    if (round > roundLimit) break;
  }
  return { session: { ...session, dialogue: outcome.state }, dialogue: outcome.state, prompts };
}
