import {
  chatPolicy,
  createState,
  reduce,
  type ChannelPolicy,
  type Command,
  type DialogueState,
  type Effect,
  type Fact,
  type Outcome,
  type Prompt,
  type TenantFacts,
} from '../src/index.ts';
import { answerTo, deep, monday, studio } from './studio.ts';

export interface Step {
  readonly before: DialogueState;
  readonly commands: readonly Command[];
  readonly facts: readonly Fact[];
  readonly now: number;
  readonly outcome: Outcome;
}

export interface Talk {
  state: DialogueState;
  now: number;
  readonly steps: Step[];
  readonly effects: Effect[];
  /** One turn with everything that follows from it; answers what was said. */
  turn(...commands: Command[]): Prompt[];
  news(...facts: Fact[]): Prompt[];
}

/** A conversation with the core against a world that answers its effects. */
export function createTalk(
  options: {
    policy?: ChannelPolicy;
    answer?: (effect: Effect, now: number) => Fact;
    state?: DialogueState;
    tenant?: TenantFacts;
  } = {},
): Talk {
  const { policy = chatPolicy, answer = answerTo, tenant = studio } = options;
  const step = (talk: Talk, commands: readonly Command[], facts: readonly Fact[]): Outcome => {
    const before = talk.state;
    const input = { commands, facts, tenant, policy, now: talk.now };
    const outcome = reduce(before, input);
    talk.steps.push({ before, commands, facts, now: talk.now, outcome });
    talk.effects.push(...outcome.effects);
    talk.state = outcome.state;
    return outcome;
  };
  const settle = (talk: Talk, commands: readonly Command[], facts: readonly Fact[]): Prompt[] => {
    let outcome = step(talk, commands, facts);
    const said = [...outcome.prompts];
    for (let round = 0; outcome.effects.length > 0 && round < 8; round += 1) {
      const answers = outcome.effects.map((effect) => answer(effect, talk.now));
      outcome = step(talk, [], answers);
      said.push(...outcome.prompts);
    }
    return said;
  };
  const talk: Talk = {
    state: options.state ?? createState(),
    now: monday,
    steps: [],
    effects: [],
    turn: (...commands) => settle(talk, commands, []),
    news: (...facts) => settle(talk, [], facts),
  };
  return talk;
}

export const day = (date: string): Command => ({
  kind: 'set',
  slot: 'date',
  value: { kind: 'days', readings: [{ from: date, to: date }], negated: false },
});

export const at = (...readings: string[]): Command => ({
  kind: 'set',
  slot: 'time',
  value: { kind: 'at', readings, around: false, negated: false },
});

export const service = (...ids: string[]): Command => ({
  kind: 'set',
  slot: 'service',
  value: { ids, text: '' },
});

export const withStaff = (...ids: string[]): Command => ({
  kind: 'set',
  slot: 'resource',
  value: { ids, negated: false, text: '' },
});

export const name = (value: string): Command => ({ kind: 'set', slot: 'name', value });
export const phone = (value: string): Command => ({ kind: 'set', slot: 'phone', value });
export const reference = (value: string): Command => ({ kind: 'set', slot: 'reference', value });
export const yes: Command = { kind: 'confirm' };
export const no: Command = { kind: 'reject' };
export const book: Command = { kind: 'start', intent: 'book' };
export const choose = (id: string): Command => ({ kind: 'choose', choice: { id } });
export const nth = (n: number): Command => ({ kind: 'choose', choice: { n } });

/** A booking up to the question whether it is right. */
export function toSummary(talk: Talk): Talk {
  talk.turn(book, service(deep), day('2026-11-24'), at('14:00'));
  talk.turn(name('Dana Reed'), phone('+12125550143'));
  return talk;
}
