import type { PromptParams } from '../core/prompt.ts';
import type { Offer } from '../core/offer.ts';
import { timesOf } from './offered-times.ts';
import type { Words } from './words.ts';

/** Why a time cannot be had, or is lost, with the nearest ones. */

const reasonMessages = {
  past: 'time-not-free.past',
  notice: 'time-not-free.notice',
  horizon: 'time-not-free.horizon',
  closed: 'time-not-free.closed',
  'staff-off': 'time-not-free.staff-off',
  'ends-late': 'time-not-free.ends-late',
  'off-grid': 'time-not-free.off-grid',
} as const;

const isReason = (reason: string | null): reason is keyof typeof reasonMessages =>
  reason !== null && Object.hasOwn(reasonMessages, reason);

export function timeNotFree(params: PromptParams['time-not-free'], words: Words): string {
  const { wanted, offer, named, reason } = params;
  const { staffId, serviceId } = params;
  const values = {
    ...{ day: words.dayOf(wanted), time: words.timeHere(wanted) },
    ...{ staff: staffId === null ? '' : words.staffName(staffId) },
    service: words.serviceName(serviceId),
  };
  if (!offer) return words.tell('time-not-free.alone', values);
  const lead = words.tell(isReason(reason) ? reasonMessages[reason] : 'time-not-free', values);
  const staff = reason === 'staff-off' ? values.staff : null;
  return withTimes(nearest(lead, { offer, wanted, staff }, words), offer, named, words);
}

export function slotLost(params: PromptParams['slot-lost'], words: Words): string {
  const { wanted, offer, named, cause, moving } = params;
  const nothing = words.tell(moving ? 'nothing.changed' : 'nothing.booked');
  const values = { day: words.dayOf(wanted), time: words.timeHere(wanted), nothing };
  if (!offer) return words.tell('slot-lost.none', values);
  const still = offer.slots.some((slot) => Date.parse(slot.start) === Date.parse(wanted));
  const id = cause === 'expired' && still ? 'slot-lost.expired.still' : `slot-lost.${cause}`;
  const lead = words.tell(id as 'slot-lost.expired', values);
  const whole = id.endsWith('.still') ? lead : nearest(lead, { offer, wanted, staff: null }, words);
  return withTimes(whole, offer, named, words);
}

/** The nearest times of another day than the one asked for say which. */
function nearest(
  lead: string,
  about: { offer: Offer; wanted: string; staff: string | null },
  words: Words,
): string {
  const { offer, wanted, staff } = about;
  const elsewhere = offer.day !== null && offer.day !== words.dateOf(wanted);
  if (!elsewhere) return words.tell('nearest', { lead, staff });
  return words.tell('nearest.on', { lead, staff, day: words.day(offer.day) });
}

/** By voice the times are said after the colon; by chat they stand in the card. */
function withTimes(lead: string, offer: Offer, named: readonly string[], words: Words): string {
  if (!words.spoken) return lead;
  return words.tell('offer.voice.lead', { lead, times: words.or(timesOf(offer, named, words)) });
}
