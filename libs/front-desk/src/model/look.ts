import {
  chatPolicy,
  createState,
  reduce,
  type Command,
  type DialogueState,
  type Effect,
  type Fact,
  type FreeSlot,
  type TenantFacts,
} from '@gomomo/dialogue';

import { execute } from '../execute.ts';
import type { Executor } from '../executor.ts';
import type { Look, TimesWish } from './model.ts';

/** A search, the reason why a time is not free, and a search further on. */
const roundLimit = 4;

/**
 * Looks for times on a state of its own, which is thrown away: the core searches as it does for the
 * client, and of its effects only those that read are carried out.
 */
export function createLook(state: DialogueState, tenant: TenantFacts, executor: Executor): Look {
  return {
    searchTimes: async (wish) => {
      const around = { tenant, policy: chatPolicy, now: executor.now };
      const scratch = scratchOf(state);
      const commands = toCommands(wish, scratch);
      let outcome = reduce(scratch, { ...around, commands, facts: [] });
      for (let round = 1; round <= roundLimit; round += 1) {
        const reads = outcome.effects.filter(isRead);
        if (reads.length === 0) break;
        const facts = await Promise.all(reads.map((effect) => execute(effect, executor)));
        if (!facts.every(isAnswer)) return undefined;
        outcome = reduce(outcome.state, { ...around, commands: [], facts });
      }
      return toSlots(outcome.state);
    },
  };
}

/** A move is looked for beside the time it has now; everything else as a new visit. */
function scratchOf({ flow, appointment }: DialogueState): DialogueState {
  const moves = flow === 'reschedule' && appointment !== null;
  return moves ? { ...createState(), flow, appointment } : createState();
}

/** A move keeps its service. */
function toCommands(
  { serviceId, resourceId, when }: TimesWish,
  { flow }: DialogueState,
): readonly Command[] {
  const commands: Command[] = [{ kind: 'start', intent: 'availability' }];
  if (flow !== 'reschedule') {
    commands.push({ kind: 'set', slot: 'service', value: { ids: [serviceId], text: '' } });
  }
  if (resourceId !== null) {
    const value = { ids: [resourceId], negated: false, text: '' };
    commands.push({ kind: 'set', slot: 'resource', value });
  }
  return [...commands, ...when];
}

const isRead = ({ kind }: Effect): boolean => kind === 'searchSlots' || kind === 'explain';

const isAnswer = ({ kind }: Fact): boolean => kind === 'slotsFound' || kind === 'explained';

const toSlots = ({ offer }: DialogueState): readonly FreeSlot[] =>
  (offer?.slots ?? []).map(({ start, end, staff }) => ({ start, end, resourceIds: staff }));
