import { hearMessage } from './call-back.ts';
import { loseTime, voidProposal } from './commit.ts';
import { say, tell, type Draft, type Then } from './draft.ts';
import type { Fact } from './fact.ts';
import { offerCallBack } from './offer-call-back.ts';
import { action } from './options.ts';
import { behind, type Pending } from './pending.ts';
import { askWhat } from './proceed.ts';
import type { AppointmentFacts } from './proposal.ts';
import { isUnsettled } from './unsettled.ts';

type News = Exclude<Fact, { effectId: string }>;

/** What happened outside of this conversation and concerns it. */
export function hearNews(draft: Draft, fact: News): Then {
  const { state } = draft;
  switch (fact.kind) {
    case 'opened':
      say(draft, 'greeting', {});
      return state.flow === 'none' ? askWhat(draft) : 'ask-again';
    case 'manageLinkOpened':
      state.manageLink = true;
      state.flow = 'lookup';
      return 'proceed';
    case 'carriedOn':
      return carryOn(draft);
    case 'personAway':
      return offerCallBack(draft, 'no-answer');
    case 'messageTaken':
      return hearMessage(draft, fact.heard);
    case 'callerKnown':
      state.caller = fact.phone;
      state.client.phone ??= fact.phone;
      state.client.name ??= fact.name ?? null;
      return 'done';
    case 'holdExpired':
      return hearExpiry(draft, fact.holdId);
    case 'appointmentChanged':
      return hearChange(draft, fact.appointment);
  }
}

/** What was asked by voice is asked in writing; what only a call can do is off the table. */
function carryOn(draft: Draft): Then {
  const { state } = draft;
  state.misses = { silence: 0, unclear: 0 };
  say(draft, 'carried-on', {});
  if (isOfTheCall(state.pending)) {
    state.pending = { kind: 'nothing' };
    return 'proceed';
  }
  state.pending = behind(state.pending);
  return 'ask-again';
}

/** The way out of a call, what came after it was taken, and its end: nothing to be asked again. */
const isOfTheCall = (pending: Pending): boolean =>
  pending.kind === 'link' ||
  pending.kind === 'call-back' ||
  pending.kind === 'ended' ||
  (pending.kind === 'anything-else' && pending.about === 'person');

function hearExpiry(draft: Draft, holdId: string): Then {
  const { hold, flow, appointment } = draft.state;
  if (!hold || hold.holdId !== holdId || flow === 'none') return 'done';
  // It may have become an appointment.
  if (isUnsettled(draft.state)) return 'done';
  const lost = { start: hold.start, cause: 'expired' } as const;
  const serviceId = flow === 'reschedule' && appointment ? appointment.service.id : hold.serviceId;
  draft.state.hold = null;
  // Another time is being looked for already: nobody misses this one.
  if (!draft.state.chosen) return 'done';
  return loseTime(draft, serviceId, lost);
}

/** Only a newer version is news; a proposal about the older one is void. */
function hearChange(draft: Draft, appointment: AppointmentFacts): Then {
  const { state } = draft;
  const known = state.appointment;
  if (!known || known.id !== appointment.id || appointment.version <= known.version) return 'done';
  state.appointment = { ...appointment, client: known.client };
  const touched = state.flow === 'reschedule' || state.flow === 'cancel';
  if (touched) {
    voidProposal(draft);
    state.flow = 'none';
  }
  const seen = state.appointment;
  if (state.flow === 'book') {
    say(draft, 'changed-elsewhere', { appointment: seen });
    return 'ask-again';
  }
  const live = seen.status === 'confirmed';
  const options = live ? [action('move'), action('cancel')] : [action('book')];
  const pending = { kind: 'anything-else', about: 'appointment' } as const;
  return tell(draft, pending, 'changed-elsewhere', { appointment: seen }, options);
}
