import { release, voidProposal } from './commit.ts';
import { isOver } from './choose-time.ts';
import { say, type Draft, type Then } from './draft.ts';
import { behind } from './pending.ts';
import { isUnsettled } from './unsettled.ts';

/** Goodbye. With a booking half made it is said once that nothing has been booked. */
export function sayFarewell(draft: Draft): Then {
  const { state } = draft;
  if (isUnsettled(state)) {
    say(draft, 'weather-left', {});
    voidProposal(draft);
    state.chosen = null;
    return end(draft);
  }
  const unfinished = isUnfinished(draft);
  if (unfinished && state.chosen !== null && !wasTold(draft)) {
    const held = state.hold && !isOver(state.hold, draft.now) ? state.hold.expiresAt : null;
    say(draft, 'leaving-unfinished', { until: held, moving: state.flow === 'reschedule' });
    // "Say yes to go on": that yes shows the card again, it does not book what is on it.
    state.pending = { kind: 'leave', before: behind(state.pending) };
    return 'done';
  }
  release(draft);
  voidProposal(draft);
  const booked = state.flow === 'none' ? upcoming(draft) : null;
  const identifying = state.pending.kind === 'reference' || state.pending.kind === 'proof';
  const call = booked === null && (identifying || wasToldToCall(draft));
  // With nothing held there is nothing to come back to.
  const goes = unfinished && !wasTold(draft) && !call;
  const left = goes ? (state.flow === 'book' ? 'book' : 'move') : null;
  say(draft, 'goodbye', { booked, call, ...(left ? { left } : {}) });
  return end(draft);
}

function end(draft: Draft): Then {
  const { state } = draft;
  state.flow = 'none';
  state.offer = null;
  state.pending = { kind: 'ended' };
  state.question = null;
  return 'done';
}

const isUnfinished = (draft: Draft): boolean =>
  (draft.state.flow === 'book' || draft.state.flow === 'reschedule') &&
  (draft.state.chosen !== null || draft.state.offer !== null);

const wasTold = (draft: Draft): boolean =>
  draft.state.pending.kind === 'leave' ||
  draft.state.last.some((prompt) => prompt.id === 'leaving-unfinished');

/** Sentences whose way on is the phone. */
const toCall: ReadonlySet<string> = new Set([
  'ask-reference',
  'no-reference',
  'not-found-enough',
  'person-number',
  'too-late-to-change',
  'limit-reached',
  'weather',
  'answer-unknown',
  'answer-complaint',
  'answer-refund',
  'answer-call-back',
  'answer-late',
  'answer-health',
  'answer-legal',
]);

const wasToldToCall = (draft: Draft): boolean =>
  draft.state.last.some((prompt) => toCall.has(prompt.id));

const upcoming = (draft: Draft) => {
  const { appointment } = draft.state;
  return appointment?.status === 'confirmed' ? appointment : null;
};
