import { voidProposal } from './commit.ts';
import { hearNotNoted, hearNoted } from './call-back.ts';
import { ask, say, tell, type Draft, type Then } from './draft.ts';
import type { Effect } from './effect.ts';
import type { Fact } from './fact.ts';
import { tellNoLink } from './hand-off.ts';
import { hearNews } from './hear-news.ts';
import { receiveExplained, receiveSlots } from './receive-slots.ts';
import { offerCallBack } from './offer-call-back.ts';
import { action } from './options.ts';
import { toLocal } from './local-time.ts';
import { behind } from './pending.ts';
import { hasNext, offerNext } from './several.ts';
import { receiveRefusal } from './receive-refusal.ts';
import { tellHold } from './tell-hold.ts';
import type { AppointmentFacts } from './proposal.ts';
import { fillDate } from './fill-date.ts';
import { fillTime } from './fill-time.ts';
import { emptyWish } from './wish.ts';

/** Takes in what is so. An answer that nothing here waits for is no fact of this conversation. */
export function receiveFact(draft: Draft, fact: Fact): Then {
  if (!('effectId' in fact)) return hearNews(draft, fact);
  const { state } = draft;
  const effect = state.awaiting.find((each) => each.id === fact.effectId);
  if (!effect) return 'done';
  state.awaiting = state.awaiting.filter((each) => each !== effect);
  if (effect.kind === 'searchSlots') {
    draft.inPlace = effect.inPlace;
    draft.month = effect.month;
  }
  if (fact.kind === 'unavailable') return hearWeather(draft, effect, fact.outcome);
  if (fact.kind === 'refused') return receiveRefusal(draft, effect, fact);
  return receiveAnswer(draft, effect, fact);
}

type AnswerFact = Exclude<
  Extract<Fact, { effectId: string }>,
  { kind: 'unavailable' } | { kind: 'refused' }
>;

function receiveAnswer(draft: Draft, effect: Effect, fact: AnswerFact): Then {
  switch (fact.kind) {
    case 'slotsFound':
      return effect.kind === 'searchSlots' ? receiveSlots(draft, fact, effect) : 'done';
    case 'explained':
      return effect.kind === 'explain' ? receiveExplained(draft, fact, effect) : 'done';
    case 'held':
      return effect.kind === 'hold' ? receiveHold(draft, effect, fact) : 'done';
    case 'booked':
      return effect.kind === 'book' ? conclude(draft, 'booked', fact.appointment) : 'done';
    case 'rescheduled':
      return effect.kind === 'reschedule' ? conclude(draft, 'moved', fact.appointment) : 'done';
    case 'cancelled':
      return effect.kind === 'cancel' ? conclude(draft, 'cancelled', fact.appointment) : 'done';
    case 'appointmentFound':
      return effect.kind === 'findAppointment'
        ? receiveAppointment(draft, fact.appointment)
        : 'done';
    case 'linkSent':
      return afterLink(draft);
    case 'transferred':
      draft.state.pending = { kind: 'transfer', before: behind(draft.state.pending) };
      return 'done';
    case 'callBackNoted':
      return effect.kind === 'callBack' ? hearNoted(draft, effect) : 'done';
    case 'messageBegun':
      say(draft, 'message-begins', {});
      return 'done';
    case 'released':
      return 'done';
  }
}

function receiveHold(
  draft: Draft,
  effect: Extract<Effect, { kind: 'hold' }>,
  fact: Extract<Fact, { kind: 'held' }>,
): Then {
  const { holdId, resourceId, start, end, expiresAt } = fact;
  const { serviceId } = effect;
  draft.state.hold = { holdId, serviceId, resourceId, start, end, expiresAt };
  // What was proposed stood on an earlier hold; a yes to that would confirm what is over.
  voidProposal(draft);
  tellHold(draft, draft.state.hold);
  return 'proceed';
}

/** It is done: only now is it said. */
function conclude(
  draft: Draft,
  done: 'booked' | 'moved' | 'cancelled',
  appointment: AppointmentFacts,
): Then {
  const { state } = draft;
  state.appointment = appointment;
  state.claim = { reference: null, contact: null, name: null };
  state.flow = 'none';
  state.wish = emptyWish();
  state.offer = null;
  state.chosen = null;
  state.hold = null;
  state.proposal = null;
  const options = done === 'cancelled' ? [action('book')] : [action('move'), action('cancel')];
  const kind = done === 'cancelled' ? 'anything-else' : 'action';
  if (done !== 'booked') {
    tell(draft, { kind, about: 'appointment' }, done, { appointment }, options);
    return 'done';
  }
  const asksOn = hasNext(draft, appointment);
  const params = { appointment, ...(asksOn ? { asksOn } : {}) };
  tell(draft, { kind, about: 'appointment' }, done, params, options);
  return offerNext(draft, appointment);
}

/** "Push it back half an hour", said before it was known what. */
function takeStep(draft: Draft): void {
  const { step } = draft.state.wish;
  draft.state.wish.step = null;
  if (!step) return;
  if ('days' in step) fillDate(draft, step);
  else fillTime(draft, step);
}

function receiveAppointment(draft: Draft, appointment: AppointmentFacts): Then {
  const { state } = draft;
  state.appointment = appointment;
  state.claim = { reference: null, contact: null, name: null };
  state.wrongProofs = 0;
  if (state.flow === 'none') state.flow = 'lookup';
  if (state.flow === 'reschedule') {
    forgetOwnTime(draft, appointment);
    takeStep(draft);
  }
  if (
    state.flow === 'reschedule' &&
    state.wish.staff === 'any' &&
    state.wish.notStaff.length === 0
  ) {
    state.wish.staff = [appointment.resource.id];
  }
  return 'proceed';
}

/** "Push my 2 PM back": the time that was said is the one it has, and no wish for another. */
function forgetOwnTime(draft: Draft, { start }: AppointmentFacts): void {
  const { wish } = draft.state;
  const { date, time } = toLocal(start, draft.tenant.timeZone);
  const ownDay = wish.days === null || (wish.days.from === date && wish.days.to === date);
  if (!ownDay || wish.time?.kind !== 'at' || !wish.time.times.includes(time)) return;
  wish.days = null;
  wish.time = null;
}

function afterLink(draft: Draft): Then {
  say(draft, 'link-sent', {});
  draft.state.pending = { kind: 'anything-else', about: 'person' };
  return 'done';
}

/** booking-core does not answer: what is certain is said, and trying again is safe. */
function hearWeather(draft: Draft, effect: Effect, outcome: 'not-done' | 'unknown'): Then {
  const { state } = draft;
  if (effect.kind === 'transfer' && draft.policy.callBack) {
    return offerCallBack(draft, 'unreachable');
  }
  if (effect.kind === 'transfer') {
    say(draft, draft.tenant.profile.phone === undefined ? 'person-none' : 'person-number', {});
    return 'done';
  }
  if (effect.kind === 'sendLink') return tellNoLink(draft);
  if (effect.kind === 'callBack' || effect.kind === 'takeMessage') return hearNotNoted(draft);
  const writes = effect.kind === 'book' || effect.kind === 'reschedule' || effect.kind === 'cancel';
  const booked = effect.kind === 'book' || state.flow === 'book' ? 'nothing' : 'unchanged';
  const params = { booked: writes && outcome === 'unknown' ? 'unknown' : booked } as const;
  if (writes && state.proposal) {
    // The same proposal again: its idempotency key makes the second yes the first one.
    const accept = { book: 'accept', reschedule: 'accept-move', cancel: 'accept-cancel' } as const;
    const options = [action(accept[effect.kind], state.proposal.id)];
    return ask(draft, { kind: 'confirm', of: effect.kind }, 'weather', params, options);
  }
  const pending = { kind: 'retry', before: behind(state.pending) } as const;
  return ask(draft, pending, 'weather', params, [action('retry')]);
}
