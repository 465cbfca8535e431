import type { Command, CommandKind } from '../command.ts';
import { choiceId } from './options.ts';
import type { Draft, Then } from './draft.ts';
import type { Effect } from './effect.ts';
import type { Fact } from './fact.ts';
import { endAtLimit } from './hand-off.ts';
import { isAtHand, kindAsked } from './pending.ts';
import type { ChannelPolicy } from './policy.ts';
import { askAnythingElse, askWhat, proceed } from './proceed.ts';
import type { Prompt } from './prompt.ts';
import { receiveFact } from './receive-fact.ts';
import type { DialogueState } from './state.ts';
import type { TenantFacts } from './tenant-facts.ts';
import { tellUnreadFirst } from './unread.ts';
import { waitsForOutcome } from './unsettled.ts';
import { applyCommand } from './transitions.ts';

export interface Input {
  /** What the client means, in any order; several a turn. */
  readonly commands: readonly Command[];
  /** What is so: answers to effects, news. */
  readonly facts: readonly Fact[];
  readonly tenant: TenantFacts;
  readonly policy: ChannelPolicy;
  /** Epoch ms. */
  readonly now: number;
}

export interface Outcome {
  readonly state: DialogueState;
  readonly effects: readonly Effect[];
  readonly prompts: readonly Prompt[];
}

/**
 * The dialogue core: pure, total, and the only place where it is decided what happens next. The
 * same state and input give the same outcome; the given state is not touched.
 */
export function reduce(state: DialogueState, input: Input): Outcome {
  const draft: Draft = {
    state: structuredClone(state),
    effects: [],
    prompts: [],
    tenant: input.tenant,
    policy: input.policy,
    now: input.now,
    changed: false,
    spoke: false,
    dateSaid: false,
    ruledOut: [],
    inPlace: false,
    month: null,
  };
  goOn(draft, takeIn(draft, input));
  if (draft.state.awaiting.length === 0) tellUnreadFirst(draft);
  remember(draft, input);
  return { state: draft.state, effects: draft.effects, prompts: draft.prompts };
}

function takeIn(draft: Draft, input: Input): Then {
  const thens = input.facts.map((fact) => receiveFact(draft, fact));
  if (input.commands.length === 0) return strongest(thens);
  draft.state.turns += 1;
  draft.state.unread = null;
  // What an earlier turn was waiting for cannot answer this one.
  draft.state.awaiting = [];
  const limit = input.policy.turns;
  if (limit !== null && draft.state.turns > limit && !isEnding(draft)) return endAtLimit(draft);
  if (input.commands.some((command) => !isMiss(command))) {
    draft.state.misses = { silence: 0, unclear: 0 };
  }
  const menu = draft.state.menu;
  for (const command of inOrder(draft, input.commands)) {
    if (isOverruled(draft, command, input.commands, menu)) continue;
    const says = (each: Command) => each.kind === 'confirm' || accepts(each, menu);
    if (waitsForOutcome(draft.state, command, input.commands, says)) {
      thens.push('ask-again');
      continue;
    }
    thens.push(applyCommand(draft, command));
  }
  return strongest(thens);
}

/** The last question of a call is still answered. */
const isEnding = ({ state: { pending } }: Draft): boolean =>
  pending.kind === 'call-back' && pending.reason === 'turn-limit';

const isMiss = (command: Command): boolean =>
  command.kind === 'silence' || command.kind === 'unclear' || command.kind === 'foreign';

/** Errand first, then what is wrong, then values, then questions and answers. */
const rank: Record<CommandKind, number> = {
  start: 0,
  correct: 1,
  choose: 2,
  set: 3,
  ask: 4,
  answered: 4,
  skip: 5,
  reject: 6,
  confirm: 7,
  repeat: 8,
  human: 8,
  cancelFlow: 8,
  forOther: 2,
  wait: 8,
  silence: 8,
  unclear: 8,
  several: 3,
  unread: 3,
  foreign: 3,
  goodbye: 9,
};

function inOrder(draft: Draft, commands: readonly Command[]): Command[] {
  const { menu } = draft.state;
  const rankOf = (command: Command) => (accepts(command, menu) ? rank.confirm : rank[command.kind]);
  return commands.toSorted((a, b) => rankOf(a) - rankOf(b));
}

/** A yes by button or key. */
function accepts(command: Command, menu: readonly string[]): boolean {
  if (command.kind !== 'choose') return false;
  const id = choiceId(command.choice, menu);
  return id !== undefined && id.startsWith('accept');
}

const substance: ReadonlySet<CommandKind> = new Set(['start', 'correct', 'choose', 'set']);
/** Beside one of these a yes is none. */
const contrary: ReadonlySet<CommandKind> = new Set([
  'reject',
  'correct',
  'cancelFlow',
  'human',
  'skip',
  'unclear',
  'wait',
]);

const isWrite = (effect: Effect): boolean =>
  effect.kind === 'book' || effect.kind === 'reschedule' || effect.kind === 'cancel';

/**
 * A bare yes or no beside something of substance is a manner of speaking ("no, make it Friday",
 * "yes, with Ana"): the substance counts. Only where it changed nothing is a yes still a yes, and
 * once something is being written nothing else of that turn comes in between.
 */
function isOverruled(
  draft: Draft,
  command: Command,
  all: readonly Command[],
  menu: readonly string[],
): boolean {
  const left = draft.prompts.some(({ id }) => id === 'goodbye' || id === 'leaving-unfinished');
  if (draft.effects.some(isWrite) || left) return true;
  // "Never mind" takes back whatever else was read into the same words.
  if (command.kind !== 'cancelFlow' && all.some(({ kind }) => kind === 'cancelFlow')) return true;
  const others = all.some((each) => substance.has(each.kind) && !accepts(each, menu));
  if (command.kind === 'reject' || command.kind === 'skip') return others;
  const isYes = command.kind === 'confirm' || accepts(command, menu);
  if (!isYes) return false;
  if (all.some((each) => contrary.has(each.kind))) return true;
  if (!others) return false;
  return draft.changed || draft.state.pending.kind !== 'confirm' || draft.effects.length > 0;
}

function strongest(thens: readonly Then[]): Then {
  if (thens.includes('proceed')) return 'proceed';
  return thens.includes('ask-again') ? 'ask-again' : 'done';
}

function goOn(draft: Draft, then: Then): void {
  if (then === 'proceed') proceed(draft);
  if (then === 'ask-again' && draft.effects.length === 0 && !draft.spoke) askAgain(draft);
}

/** Nothing is asked behind a goodbye. */
const hasParted = ({ prompts }: Draft): boolean =>
  prompts.some(({ id }) => id === 'goodbye' || id === 'weather-left');

/** Back to the question that was on the table; without one, to what can be done here. */
function askAgain(draft: Draft): void {
  const { question, flow, pending } = draft.state;
  if (hasParted(draft)) return;
  if (draft.prompts.some((prompt) => prompt === question)) return;
  const welcomed =
    question?.id === 'ask-what' && draft.prompts.some(({ id }) => id.startsWith('answer-'));
  if (flow === 'none' && welcomed) askAnythingElse(draft);
  else if (question && kindAsked(pending) !== 'nothing') draft.prompts.push(question);
  else if (flow === 'none' && isAtHand(pending)) askAnythingElse(draft);
  else if (flow === 'none') askWhat(draft);
  else proceed(draft);
}

/** Said last in a row of facts; enough to be said again, never a growing log. */
const rememberedPrompts = 4;

function remember(draft: Draft, input: Input): void {
  const { state, prompts } = draft;
  const spoken = input.commands.length > 0;
  const repeats = input.commands.some((command) => command.kind === 'repeat');
  if (!repeats) state.last = [...(spoken ? [] : state.last), ...prompts].slice(-rememberedPrompts);
  const offering = prompts.findLast((prompt) => prompt.options.length > 0);
  if (offering) state.menu = menuOf(draft, offering);
  else if (prompts.some((prompt) => prompt === state.question)) state.menu = [];
}

/** What "the second one" counts in: the times of a card as they stand there, else the options. */
function menuOf(draft: Draft, prompt: Prompt): string[] {
  const named = prompt.options.map((option) => option.id);
  const { offer } = draft.state;
  const showsCard = draft.policy.channel !== 'voice' && named.some((id) => id.startsWith('slot_'));
  return showsCard && offer ? offer.slots.map((slot) => slot.handle) : named;
}
