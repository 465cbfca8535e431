import type { PromptParams } from '../core/prompt.ts';
import type { Offer } from '../core/offer.ts';
import { withEcho } from './echoes.ts';
import type { Words } from './words.ts';

/** Sentences that come with times. By chat the card holds the times, by voice the sentence does. */

export function offerTimes(params: PromptParams['offer-times'], words: Words): string {
  const lead = zoned(withEcho(params.echo, offerLead(params, words), words), params.offer, words);
  if (!words.spoken) return lead;
  const { offer, named } = params;
  const times = words.or(timesOf(offer, named, words));
  if (
    params.note === 'as-asked' ||
    params.note === 'more' ||
    params.note === 'first-free' ||
    params.note === 'soonest'
  ) {
    const id = named.length === 1 ? 'offer.voice.one' : 'offer.voice';
    const told = words.tell(id, { day: nearOf(offer, words), times });
    return zoned(withEcho(params.echo, told, words), offer, words);
  }
  return words.tell('offer.voice.lead', { lead, times });
}

/** Whoever reads these times on another clock is told whose they are. */
function zoned(lead: string, { slots }: Offer, words: Words): string {
  const zone = words.zoneAt(slots[0]?.start);
  return zone === null ? lead : words.tell('offer.zoned', { zone, lead });
}

function timesOf(offer: Offer, named: readonly string[], words: Words): string[] {
  return offer.slots
    .filter((slot) => named.includes(slot.handle))
    .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
    .map((slot) =>
      offer.day === null
        ? words.tell('label.time-on', {
            day: words.dayOf(slot.start),
            time: words.time(slot.start),
          })
        : words.time(slot.start),
    );
}

function dayOf(offer: Offer, words: Words): string {
  const date = offer.day ?? offer.slots[0]?.start;
  if (date === undefined) return '';
  return offer.day === null ? words.dayOf(date) : words.day(date);
}

const nearOf = (offer: Offer, words: Words): string =>
  offer.day === null ? dayOf(offer, words) : words.near(offer.day);

function offerLead(params: PromptParams['offer-times'], words: Words): string {
  const { offer, note, moving, wanted, part } = params;
  const day = dayOf(offer, words);
  const wantedDay = wanted === null ? day : words.day(wanted);
  if (moving && (note === 'first-free' || note === 'as-asked') && wanted === null) {
    return words.tell('offer.moving', {
      service: moving.service.name,
      was: onAt(moving.start, words),
    });
  }
  switch (note) {
    case 'first-free':
      return words.tell(part === null ? 'offer.first-free' : 'offer.first-free.window', { day });
    case 'soonest':
      return words.tell('offer.first-free.window', { day });
    case 'no-match-that-day':
      return part === null
        ? words.tell('offer.no-match', { day })
        : words.tell('offer.no-match.part', { day, part: words.tell(`part.${part}`) });
    case 'day-full':
      return words.tell('offer.day-full', { day, wanted: wantedDay });
    case 'day-closed':
      return words.tell('offer.day-closed', { day, wanted: wantedDay });
    case 'day-over':
      return words.tell('offer.day-over', { day });
    case 'staff-not-that-day':
      return words.tell('offer.staff-not', {
        ...{ day, wanted: wantedDay },
        staff: params.staffId === null ? '' : words.staffName(params.staffId),
      });
    case 'range-full':
    case 'nearest':
      return words.tell('offer.range-full', { day });
    case 'month-full':
      return words.tell('offer.month-full');
    case 'more':
      return words.tell('offer.more');
    case 'assumed-service':
      return assumedService(params, words);
    default:
      return asAsked(offer, words);
  }
}

function asAsked(offer: Offer, words: Words): string {
  if (offer.day === null) return words.tell('offer.several');
  const day = words.day(offer.day);
  if (words.isToday(offer.day)) return words.tell('offer.as-asked.today', { day });
  if (words.isTomorrow(offer.day)) return words.tell('offer.as-asked.tomorrow', { day });
  return words.tell('offer.as-asked', { day });
}

function assumedService(params: PromptParams['offer-times'], words: Words): string {
  const { offer, others } = params;
  return words.tell('offer.assumed', {
    day: dayOf(offer, words),
    service: words.serviceName(offer.serviceId),
    others: words.and(others.map((id) => words.serviceName(id))),
  });
}

export function askTime({ offer, named }: PromptParams['ask-time'], words: Words): string {
  const times = words.and(timesOf(offer, named, words));
  return words.tell('ask-time', { day: nearOf(offer, words), times });
}

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

/** "Tuesday, November 24, 2:00 PM". */
export const onAt = (start: string, words: Words): string =>
  words.tell('label.time-on', { day: words.dayOf(start), time: words.timeHere(start) });
