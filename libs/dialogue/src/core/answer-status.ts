import { say, type Draft, type Then } from './draft.ts';
import { action } from './options.ts';
import { startFlow } from './start-flow.ts';
import { isUnsettled } from './unsettled.ts';

/**
 * "Did my booking go through?": told of what was booked or proved in this conversation only. While
 * something is being booked the truth is that it is not; of anything else the proof is asked.
 */
export function tellStatus(draft: Draft): Then {
  const { flow, appointment } = draft.state;
  if (isUnsettled(draft.state)) return 'ask-again';
  if (flow === 'book' || flow === 'reschedule') {
    say(draft, 'answer-not-booked', { moving: flow === 'reschedule' });
    return 'ask-again';
  }
  if (appointment === null) return startFlow(draft, { kind: 'start', intent: 'lookup' });
  const live = appointment.status === 'confirmed';
  say(draft, 'answer-status', { appointment }, live ? [action('move'), action('cancel')] : []);
  return 'ask-again';
}
