import type { Command, DayRange } from '../command.ts';
import { commitProposal } from './commit.ts';
import { say, type Draft, type Then } from './draft.ts';
import { lastDay, today } from './find-times.ts';
import { addDays, endOfMonth, startOfMonth } from './local-time.ts';
import { inRange } from './match-slots.ts';
import { choiceId, readChoice, type Chosen } from './options.ts';
import { runAction } from './run-action.ts';
import { fillSlot, reopenTime } from './fill-slot.ts';

type Choose = Extract<Command, { kind: 'choose' }>;

/** By its id or by its place in what was named last. Only what is on the table can be taken. */
export function chooseOption(draft: Draft, command: Choose): Then {
  const id = choiceId(command.choice, draft.state.menu);
  const chosen = id === undefined ? undefined : readChoice(id);
  if (!chosen) return gone(draft);
  switch (chosen.of) {
    case 'slot':
      return chooseSlot(draft, chosen.handle);
    case 'service':
      return chooseService(draft, chosen.id);
    case 'staff':
      return chooseStaff(draft, chosen.id);
    case 'day':
    case 'week':
    case 'month':
      return chooseDay(draft, chosen);
    case 'action':
      return chooseAction(draft, chosen);
  }
}

function gone(draft: Draft): Then {
  say(draft, 'choice-gone', {});
  return 'ask-again';
}

function chooseSlot(draft: Draft, handle: string): Then {
  const { state } = draft;
  if (state.chosen?.handle === handle) return 'ask-again';
  const slot = state.offer?.slots.find((each) => each.handle === handle);
  if (!slot || !state.offer || (state.flow !== 'book' && state.flow !== 'reschedule')) {
    return gone(draft);
  }
  // Everybody who is free then has been ruled out since.
  if (slot.staff.every((id) => state.wish.notStaff.includes(id))) return gone(draft);
  reopenTime(draft);
  if (state.flow === 'book') state.wish.serviceIds = [state.offer.serviceId];
  state.chosen = slot;
  return 'proceed';
}

function chooseService(draft: Draft, id: string): Then {
  if (!draft.tenant.services.some((service) => service.id === id)) return gone(draft);
  const { flow, wish } = draft.state;
  // Tapped while a service was taken already: that one is meant now, nothing else.
  if (flow === 'book') wish.serviceIds = [];
  return fillSlot(draft, { kind: 'set', slot: 'service', value: { ids: [id], text: '' } });
}

function chooseStaff(draft: Draft, id: string): Then {
  draft.inPlace = draft.state.pending.kind === 'time';
  draft.month = draft.state.offer?.month ?? null;
  const ids = id === 'any' ? 'any' : [id];
  const value = { ids, negated: false, text: '' } as const;
  return fillSlot(draft, { kind: 'set', slot: 'resource', value });
}

type ChosenDays = Extract<Chosen, { of: 'day' | 'week' | 'month' }>;

/** Other days of the card: their times come in the place of the ones shown. */
function chooseDay(draft: Draft, chosen: ChosenDays): Then {
  const { state } = draft;
  const days = daysOf(chosen);
  const outside = (days.to ?? '') < today(draft) || days.from > lastDay(draft);
  if (outside || (state.flow !== 'book' && state.flow !== 'reschedule')) return gone(draft);
  draft.inPlace = state.pending.kind === 'time' || state.pending.kind === 'date';
  if (chosen.of === 'month') draft.month = days.from;
  const shown = state.offer?.day ?? null;
  // A month is opened on the day that is shown already.
  const stays = chosen.of === 'month' && shown !== null && inRange(shown, days);
  state.wish.days = stays ? { from: shown, to: shown } : days;
  state.wish.assumedDays = false;
  state.wish.dayReadings = [];
  state.wish.dayDoubt = null;
  state.wish.weekdays = [];
  // The answer to "which day?" leaves the time that was said.
  if (state.pending.kind !== 'which-day') {
    state.wish.time = null;
    state.wish.edge = null;
  }
  reopenTime(draft);
  return 'proceed';
}

function daysOf({ of, date }: ChosenDays): DayRange {
  if (of === 'month') return { from: startOfMonth(date), to: endOfMonth(date) };
  return { from: date, to: of === 'day' ? date : addDays(date, 6) };
}

function chooseAction(draft: Draft, chosen: Extract<Chosen, { of: 'action' }>): Then {
  const { proposal, pending } = draft.state;
  const accepts = ['accept', 'accept-move', 'accept-cancel'].includes(chosen.action);
  if (!accepts) return runAction(draft, chosen.action);
  // A yes to a card that has been overtaken is a yes to nothing.
  if (!proposal || proposal.id !== chosen.bound || pending.kind !== 'confirm') return gone(draft);
  return commitProposal(draft);
}
