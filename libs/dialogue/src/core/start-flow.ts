import type { Command } from '../command.ts';
import { release, voidProposal } from './commit.ts';
import { ask, say, tell, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import { atHandOrShop } from './pending.ts';
import { askWhat } from './proceed.ts';
import type { Flow } from './state.ts';
import { emptyWish } from './wish.ts';

type Start = Extract<Command, { kind: 'start' }>;

/** A new errand, or more about the one at hand. */
export function startFlow(draft: Draft, command: Start): Then {
  const { state } = draft;
  const { intent } = command;
  if (intent === 'book' || intent === 'availability') return startBooking(draft, intent);
  if (intent === 'change') return askErrand(draft);
  // Of times that are only offered nothing can be moved: it is one on file that is meant.
  const meant = intent === 'reschedule' ? state.chosen !== null : isAboutThisBooking(draft);
  if (state.flow === 'book' && intent !== 'lookup' && meant) {
    return intent === 'cancel' ? dropFlow(draft) : askChange(draft);
  }
  if (state.flow !== intent) beginFlow(draft, intent);
  return 'proceed';
}

function startBooking(draft: Draft, intent: 'book' | 'availability'): Then {
  const { flow, appointment, pending } = draft.state;
  // "Book it", "what's free on Friday?" while choosing a time is about that time.
  const moves = flow === 'reschedule' && appointment !== null && intent === 'availability';
  if (flow === 'book' || moves) return 'proceed';
  // "Yes, book the sauna": which one is told by what else is said.
  if (pending.kind === 'next') return 'ask-again';
  beginFlow(draft, 'book');
  return 'proceed';
}

/** A booking in the making, and nothing on file known yet that could be meant instead. */
const isAboutThisBooking = (draft: Draft): boolean =>
  draft.state.chosen !== null || (draft.state.offer !== null && draft.state.appointment === null);

/** A move or a cancellation, and nobody said which: neither is begun, and no booking either. */
function askErrand(draft: Draft): Then {
  if (draft.state.flow === 'reschedule' || draft.state.flow === 'cancel') return 'proceed';
  const about = atHandOrShop(draft.state.pending);
  const options = [action('cancel'), action('move'), action('book')];
  return ask(draft, { kind: 'action', about }, 'ask-errand', {}, options);
}

export function beginFlow(draft: Draft, flow: Flow): void {
  const { state } = draft;
  release(draft);
  voidProposal(draft);
  state.flow = flow;
  state.wish = emptyWish();
  state.offer = null;
  state.told = '';
  state.pending = { kind: 'nothing' };
  if (flow === 'book') state.claim = { reference: null, contact: null, name: null };
  if (flow === 'reschedule' && state.appointment) {
    state.wish.staff = [state.appointment.resource.id];
  }
}

/** "What should change?" of a booking that is not made yet. */
export function askChange(draft: Draft): Then {
  voidProposal(draft);
  const options = [
    action('other-times'),
    action('other-day'),
    ...(draft.state.flow === 'book' ? [action('other-service')] : []),
    action('other-staff'),
    ...(draft.state.flow === 'book' ? [action('change-details')] : []),
    action('leave'),
  ];
  return ask(draft, { kind: 'change' }, 'ask-change', {}, options.slice(0, draft.policy.options));
}

/** "Forget it": nothing is kept, and what has not happened is said. */
export function dropFlow(draft: Draft): Then {
  const { state } = draft;
  const { flow } = state;
  if (draft.policy.channel !== 'voice') return startOver(draft);
  if (flow === 'none') {
    const pending = { kind: 'what', about: atHandOrShop(state.pending) } as const;
    return tell(draft, pending, 'nothing-to-drop', {}, [
      action('book'),
      action('change-or-cancel'),
    ]);
  }
  beginFlow(draft, 'none');
  const pending = { kind: 'anything-else', about: 'shop' } as const;
  const options = [action('book'), action('change-or-cancel')];
  return tell(draft, pending, 'dropped', { moving: flow !== 'book' }, options);
}

/** By chat what can be done here stands below it, as at the beginning. */
function startOver(draft: Draft): Then {
  const { flow } = draft.state;
  if (flow === 'none') say(draft, 'nothing-to-drop', {});
  else {
    beginFlow(draft, 'none');
    say(draft, 'dropped', { moving: flow !== 'book' });
  }
  return askWhat(draft);
}
