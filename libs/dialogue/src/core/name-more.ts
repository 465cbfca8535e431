import { dayOption } from './options.ts';
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
    staffId: null,
    echo: null,
  } as const;
  return ask(draft, { kind: 'time', asks: 'choice', again: null }, 'offer-times', params, options);
}

/** Which day instead: the free ones of the strip on the table are at hand. */
export function askDay(draft: Draft): Then {
  const { offer, appointment, wish } = draft.state;
  const serviceId = offer?.serviceId ?? wish.serviceIds[0] ?? appointment?.service.id;
  if (serviceId === undefined) return 'proceed';
  const days = (offer?.days ?? []).filter((day) => day.state === 'free' && day.date !== offer?.day);
  const options = days.slice(0, draft.policy.options).map((day) => dayOption(day.date));
  return ask(draft, { kind: 'date' }, 'ask-date', { serviceId }, options);
}
