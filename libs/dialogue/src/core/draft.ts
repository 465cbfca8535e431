import type { LocalDate } from '../command.ts';
import type { Effect } from './effect.ts';
import type { Pending } from './pending.ts';
import type { ChannelPolicy } from './policy.ts';
import type { Option, Prompt, PromptId, PromptParams } from './prompt.ts';
import type { DialogueState } from './state.ts';
import type { TenantFacts } from './tenant-facts.ts';
import type { TimeWindow } from './wish.ts';

/** One reduction at work on its own copy of the state. */
export interface Draft {
  readonly state: DialogueState;
  readonly effects: Effect[];
  readonly prompts: Prompt[];
  readonly tenant: TenantFacts;
  readonly policy: ChannelPolicy;
  /** Epoch ms. */
  readonly now: number;
  /** Something the client said in this turn changed what they want or who they are. */
  changed: boolean;
  /** Something has been asked or told in this turn: nothing needs asking again. */
  spoke: boolean;
  /** A day was said in this turn: what is said about the time is meant on that day. */
  dateSaid: boolean;
  /** Times of the day that were ruled out in this turn. */
  readonly ruledOut: TimeWindow[];
  /** The times shown last are to be replaced where they stand. */
  inPlace: boolean;
  /** The first of a month: its days are to be shown instead of a strip. */
  month: LocalDate | null;
}

/**
 * What a handler leaves to be done: `proceed` to the next open point, `ask-again` what was asked
 * (after a digression), or nothing.
 */
export type Then = 'proceed' | 'ask-again' | 'done';

type Unnumbered<E> = E extends Effect ? Omit<E, 'id'> : never;

export function mint(draft: Draft, kind: string): string {
  draft.state.minted += 1;
  return `${kind}_${draft.state.minted}`;
}

export function say<I extends PromptId>(
  draft: Draft,
  id: I,
  params: PromptParams[I],
  options: readonly Option[] = [],
): Prompt {
  // The union is by construction: id and params come from the same entry of PromptParams.
  const prompt = { id, params, options } as Prompt;
  draft.prompts.push(prompt);
  return prompt;
}

/** What is said better by another sentence of the same turn. */
export function unsay(draft: Draft, id: PromptId): void {
  const at = draft.prompts.findIndex((prompt) => prompt.id === id);
  if (at >= 0) draft.prompts.splice(at, 1);
}

/** Says it and waits for its answer to that question. */
export function ask<I extends PromptId>(
  draft: Draft,
  pending: Pending,
  id: I,
  params: PromptParams[I],
  options: readonly Option[] = [],
): Then {
  draft.state.pending = pending;
  draft.spoke = true;
  draft.state.question = say(draft, id, params, options);
  return 'done';
}

/** Says what has come of something; what follows is open, so there is nothing to ask again. */
export function tell<I extends PromptId>(
  draft: Draft,
  pending: Pending,
  id: I,
  params: PromptParams[I],
  options: readonly Option[] = [],
): Then {
  ask(draft, pending, id, params, options);
  draft.state.question = null;
  return 'done';
}

/** Wants something done; the answer comes back as a fact with this effect's id. */
export function run(draft: Draft, effect: Unnumbered<Effect>): Then {
  const numbered = { ...effect, id: mint(draft, 'effect') } as Effect;
  draft.effects.push(numbered);
  // Letting go of a hold needs no answer: it ends by itself anyway.
  if (numbered.kind !== 'releaseHold') draft.state.awaiting.push(numbered);
  return 'done';
}

/** Moving an appointment or making one: both choose a time. */
export const isChoosingTime = (draft: Draft): boolean =>
  draft.state.flow === 'book' || draft.state.flow === 'reschedule';

/** The reference whose own time does not count as taken. */
export const movingReference = (draft: Draft): string | null =>
  draft.state.flow === 'reschedule' ? (draft.state.appointment?.reference ?? null) : null;
