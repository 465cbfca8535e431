import type { LocalDate } from '../command.ts';
import { mint, type Draft } from './draft.ts';
import { lastDay, stripDays, stripOf, today } from './find-times.ts';
import { isDayOver } from './reasons.ts';
import { addDays, daysBetween, startOfMonth, startOfNextMonth, toZoned } from './local-time.ts';
import type { LocalSlot } from './match-slots.ts';
import { action, serviceOption, slotOption } from './options.ts';
import type { Option } from './prompt.ts';
import type { Offer, OfferedSlot } from './offer.ts';

/**
 * Puts found times on the table: mints a handle for each. `all` is everything free in the strip
 * (for its dots), `slots` what is offered, best first.
 */
export function makeOffer(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  slots: readonly LocalSlot[],
): Offer {
  const days = new Set(slots.map((slot) => slot.date));
  const day = days.size === 1 ? (slots[0]?.date ?? null) : null;
  const offer: Offer = {
    id: mint(draft, 'offer'),
    serviceId,
    staff: draft.state.wish.staff,
    ...daysShown(draft, slots[0]?.date ?? today(draft), all),
    day,
    slots: slots.map((slot) => toOffered(draft, slot)),
    named: [],
  };
  draft.state.offer = offer;
  draft.state.chosen = null;
  return offer;
}

function toOffered(draft: Draft, slot: LocalSlot): OfferedSlot {
  const { timeZone } = draft.tenant;
  return {
    handle: mint(draft, 'slot'),
    start: toZoned(slot.start, timeZone),
    end: toZoned(slot.end, timeZone),
    staff: slot.resourceIds,
  };
}

type Shown = Pick<Offer, 'days' | 'month' | 'previous' | 'next'>;

/** The strip that has this day, or the whole month that was asked for, and what lies beside it. */
function daysShown(draft: Draft, date: LocalDate, all: readonly LocalSlot[]): Shown {
  const { month } = draft;
  const first = month ?? stripOf(draft, date);
  const length = month === null ? stripDays : daysBetween(first, startOfNextMonth(first));
  const before = month === null ? addDays(first, -stripDays) : startOfMonth(addDays(first, -1));
  const after = addDays(first, length);
  return {
    month,
    days: toDays(draft, first, length, all),
    previous: first > today(draft) ? before : null,
    next: after <= lastDay(draft) ? after : null,
  };
}

function toDays(
  draft: Draft,
  first: LocalDate,
  length: number,
  all: readonly LocalSlot[],
): Offer['days'] {
  const free = new Set(all.map((slot) => slot.date));
  return Array.from({ length }, (_, index) => addDays(first, index))
    .filter((date) => date <= lastDay(draft))
    .map((date) => {
      const open = date >= today(draft) && !isDayOver(draft, date);
      return { date, state: free.has(date) ? 'free' : open ? 'full' : 'closed' };
    });
}

/** Which of the offered times are named now: the next ones, or a few spread over all of them. */
function nameTimes(draft: Draft, offer: Offer, room: number): OfferedSlot[] {
  const left = offer.slots.filter((slot) => !offer.named.includes(slot.handle));
  const whole = offer.named.length === 0 && draft.state.wish.edge === null;
  const named = draft.policy.spread && whole ? spread(left, room) : left.slice(0, room);
  const handles = named.map((slot) => slot.handle);
  draft.state.offer = { ...offer, named: [...offer.named, ...handles] };
  return named;
}

function spread(slots: readonly OfferedSlot[], room: number): OfferedSlot[] {
  if (slots.length <= room) return [...slots];
  const step = (slots.length - 1) / (room - 1);
  return Array.from({ length: room }, (_, index) => slots[Math.round(index * step)]).filter(
    (slot) => slot !== undefined,
  );
}

/** The named times first, then the ways on; never more than the channel names in one turn. */
export function offerOptions(draft: Draft, offer: Offer): { named: string[]; options: Option[] } {
  const { policy } = draft;
  const ways =
    policy.channel === 'voice' ? [] : [...otherServices(draft, offer), action('other-day')];
  const slots = nameTimes(draft, offer, policy.options - ways.length);
  const options = slots.map((slot) => slotOption(slot, offer.day === null));
  return { named: slots.map((slot) => slot.handle), options: [...options, ...ways] };
}

/** Most services that can stand beside the times of the one that was assumed. */
const otherServicesShown = 2;

function otherServices(draft: Draft, offer: Offer): Option[] {
  const others = draft.state.wish.serviceIds.filter((id) => id !== offer.serviceId);
  return others.slice(0, otherServicesShown).map(serviceOption);
}
