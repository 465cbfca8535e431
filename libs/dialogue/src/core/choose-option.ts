import type { Command } from '../command.ts';
import { commitProposal } from './commit.ts';
import { say, type Draft, type Then } from './draft.ts';
import { lastDay, today } from './find-times.ts';
import { addDays } from './local-time.ts';
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
  draft.inPlace = draft.state.pending === 'time';
  const ids = id === 'any' ? 'any' : [id];
  const value = { ids, negated: false, text: '' } as const;
  return fillSlot(draft, { kind: 'set', slot: 'resource', value });
}

/** Another day of the card: its times come in the place of the ones shown. */
function chooseDay(draft: Draft, chosen: Extract<Chosen, { of: 'day' | 'week' }>): Then {
  const { state } = draft;
  const { date, of } = chosen;
  const outside = date < today(draft) || date > lastDay(draft);
  if (outside || (state.flow !== 'book' && state.flow !== 'reschedule')) return gone(draft);
  draft.inPlace = state.pending === 'time' || state.pending === 'date';
  state.wish.days = { from: date, to: of === 'day' ? date : addDays(date, 6) };
  state.wish.assumedDays = false;
  state.wish.dayReadings = [];
  state.wish.weekdays = [];
  state.wish.time = null;
  state.wish.edge = null;
  reopenTime(draft);
  return 'proceed';
}

function chooseAction(draft: Draft, chosen: Extract<Chosen, { of: 'action' }>): Then {
  const { proposal, pending } = draft.state;
  const accepts = ['accept', 'accept-move', 'accept-cancel'].includes(chosen.action);
  if (!accepts) return runAction(draft, chosen.action);
  // A yes to a card that has been overtaken is a yes to nothing.
  if (!proposal || proposal.id !== chosen.bound || pending !== 'confirm') return gone(draft);
  return commitProposal(draft);
}
