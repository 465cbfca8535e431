import { askDay } from './answer-question.ts';
import { ask, type Draft, type Then } from './draft.ts';
import { offerOptions } from './make-offer.ts';

/** "None of these": the next ones of that day, else another day. */
export function nameMore(draft: Draft): Then {
  const { offer, flow, appointment } = draft.state;
  if (!offer) return 'ask-again';
  const left = offer.slots.some((slot) => !offer.named.includes(slot.handle));
  if (!left || draft.policy.channel !== 'voice') return askDay(draft);
  const { named, options } = offerOptions(draft, offer);
  const params = {
    offer: draft.state.offer ?? offer,
    named,
    note: 'more',
    wanted: null,
    part: null,
    moving: flow === 'reschedule' ? appointment : null,
    others: [],
    inPlace: false,
  } as const;
  return ask(draft, { name: 'offering-slots', pending: 'time' }, 'offer-times', params, options);
}
