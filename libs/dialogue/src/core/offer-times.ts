import type { LocalDate } from '../command.ts';
import { ask, movingReference, run, say, type Draft, type Then } from './draft.ts';
import type { Effect, LostTime } from './effect.ts';
import type { Fact } from './fact.ts';
import { firstWanted, nearness, search } from './find-times.ts';
import { toInstant, toLocal, toMillis } from './local-time.ts';
import { makeOffer, offerOptions } from './make-offer.ts';
import { isRuledOut, localSlots, suitsDay, suitsTime, type LocalSlot } from './match-slots.ts';
import { slotOption } from './options.ts';
import type { OfferNote, Option } from './prompt.ts';
import { missNote, tellReason } from './reasons.ts';
import { echoOf } from './echo.ts';
import { oneStaff } from './one-staff.ts';
import { tellUnread } from './unread.ts';
import type { OfferedSlot } from './offer.ts';
import type { Wish } from './wish.ts';

type SlotsFound = Extract<Fact, { kind: 'slotsFound' }>;
type Search = Extract<Effect, { kind: 'searchSlots' }>;

/** Free times came back: take the very one asked for, offer what fits, or look further. */
export function receiveSlots(draft: Draft, fact: SlotsFound, effect: Search): Then {
  const { wish } = draft.state;
  const { serviceId, goal } = effect;
  const all = localSlots(fact.slots, wish, draft.tenant.timeZone);
  if (effect.lost) return offerNearest(draft, serviceId, all, effect.lost);
  const days = all.filter((slot) => suitsDay(slot.date, wish));
  const matching = days.filter((slot) => suitsTime(slot.minutes, wish));
  const exact = takeExact(draft, serviceId, all, matching);
  if (exact) return exact;
  tellUnread(draft);
  if (matching.length > 0) return offerDay(draft, serviceId, all, matching, noteFor(draft));
  if (wish.time?.kind === 'at' && wish.days) return explain(draft, serviceId);
  if (days.length > 0) return offerDay(draft, serviceId, all, days, 'no-match-that-day');
  const others = new Set(fact.slots.map(({ start }) => toLocal(start, draft.tenant.timeZone).date));
  return offerOtherDay(draft, serviceId, all, goal, others);
}

function noteFor(draft: Draft): OfferNote {
  const { wish } = draft.state;
  if (wish.serviceIds.length > 1) return 'assumed-service';
  if (wish.edge === 'first' && wish.days === null && wish.weekdays.length === 0) return 'soonest';
  const named = (wish.days !== null && !wish.assumedDays) || wish.weekdays.length > 0;
  return named ? 'as-asked' : 'first-free';
}

/** The one meant: the only one at a clock time, or the first or last that there is, as asked for. */
function meant(
  { time, edge, edgeAsked }: Wish,
  matching: readonly LocalSlot[],
): LocalSlot | undefined {
  if (time?.kind === 'at') {
    const open = time.either === true || time.around || matching.length !== 1;
    return open ? undefined : matching[0];
  }
  if (edge === null || edgeAsked) return undefined;
  return matching.at(edge === 'first' ? 0 : -1);
}

/** One certain time on one certain day that is free needs no further choice. */
function takeExact(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  matching: readonly LocalSlot[],
): Then | undefined {
  const { wish, unread } = draft.state;
  const slot = meant(wish, matching);
  // What was not read may have turned the wish round: it is shown, not taken.
  if (unread?.holdsBack) return undefined;
  if (!slot || wish.days === null || wish.days.from !== wish.days.to) return undefined;
  if (draft.state.flow === 'book' && wish.serviceIds.length !== 1) return undefined;
  const offer = makeOffer(draft, serviceId, all, [slot]);
  draft.state.chosen = offer.slots[0] ?? null;
  return 'proceed';
}

/** Why is that time not free, and what is near it? */
function explain(draft: Draft, serviceId: string): Then {
  const { wish } = draft.state;
  const time = wish.time?.kind === 'at' ? (wish.time.times[0] ?? '12:00') : '12:00';
  return run(draft, {
    kind: 'explain',
    serviceId,
    start: toInstant(firstWanted(draft), time, draft.tenant.timeZone),
    resourceId: oneStaff(draft),
    moving: movingReference(draft),
  });
}

/** Offers the first (or, asked so, the last) of the days these times are on. */
export function offerDay(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  slots: readonly LocalSlot[],
  note: OfferNote,
): Then {
  const day = slots[0]?.date;
  const onDay = slots.filter((slot) => slot.date === day);
  const ordered = draft.state.wish.edge === 'last' ? [...onDay].reverse() : onDay;
  return offerThese(draft, serviceId, all, ordered, note);
}

function offerThese(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  slots: readonly LocalSlot[],
  note: OfferNote,
): Then {
  const { days, assumedDays } = draft.state.wish;
  const wanted = assumedDays ? null : (days?.from ?? null);
  const made = makeOffer(draft, serviceId, all, slots);
  const { named, options } = offerOptions(draft, made);
  const offer = draft.state.offer ?? made;
  const { flow, appointment, wish } = draft.state;
  const asksTime = draft.policy.channel === 'voice' && made.slots.length > named.length;
  if (asksTime && note === 'as-asked' && isOpen(wish) && flow === 'book') {
    return ask(
      draft,
      { kind: 'time', asks: 'clock', again: null },
      'ask-time',
      { offer, named },
      options,
    );
  }
  const moving = flow === 'reschedule' ? appointment : null;
  const open = note === 'first-free' && isOpen(wish);
  const asks = open ? 'first-free' : 'choice';
  const part = wish.time?.kind === 'window' ? wish.time.part : null;
  const others = wish.serviceIds.filter((id) => id !== serviceId);
  const params = {
    ...{ offer, named, note, wanted, part, moving, others, inPlace: draft.inPlace },
    staffId: oneStaff(draft),
    echo: echoOf(draft, serviceId),
  };
  return ask(draft, { kind: 'time', asks, again: null }, 'offer-times', params, options);
}

/** Nothing is said about the time of day. */
const isOpen = (wish: Wish): boolean => wish.time === null && wish.edge === null;

/** Nothing on the days asked for: the nearest other day, here or further on. */
function offerOtherDay(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  goal: 'strip' | 'further',
  others: ReadonlySet<LocalDate>,
): Then {
  const { wish, flow } = draft.state;
  const wanted = firstWanted(draft);
  const allowed = all.filter((slot) => !isRuledOut(slot.date, wish));
  const near = [...new Set(allowed.map((slot) => slot.date))].sort(nearness(wanted, wish))[0];
  if (near === undefined) {
    if (draft.month !== null) return offerThese(draft, serviceId, all, [], 'month-full');
    if (goal === 'strip') return search(draft, serviceId, wanted, 'further');
    return ask(draft, { kind: 'date' }, 'nothing-free', { moving: flow === 'reschedule' });
  }
  const onDay = allowed.filter((slot) => slot.date === near);
  const fitting = onDay.filter((slot) => suitsTime(slot.minutes, wish));
  return offerThese(
    draft,
    serviceId,
    all,
    fitting.length > 0 ? fitting : onDay,
    missNote(draft, wanted, others),
  );
}

type Explained = Extract<Fact, { kind: 'explained' }>;

/** That time cannot be had: the days around it are looked up, so that the strip tells the truth. */
export function receiveExplained(
  draft: Draft,
  fact: Explained,
  effect: { serviceId: string; start: string },
): Then {
  const { serviceId, start } = effect;
  const { reason = null, nearest } = fact;
  draft.state.wish.time = null;
  const { date } = toLocal(start, draft.tenant.timeZone);
  return search(draft, serviceId, date, 'strip', { start, cause: 'asked', reason, nearest });
}

/** Most times that booking-core calls nearest. */
const nearestShown = 3;

/** With why it is not free, the nearest times; what booking-core calls nearest may lie further on. */
function offerInstead(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  lost: LostTime,
): Then {
  const known = new Set(all.map((slot) => slot.start));
  const { timeZone } = draft.tenant;
  const more = localSlots(lost.nearest ?? [], draft.state.wish, timeZone);
  const everything = [...all, ...more.filter((slot) => !known.has(slot.start))];
  const near = nearestTo(lost, everything, nearestShown);
  const reason = tellReason(draft, { serviceId, start: lost.start, reason: lost.reason ?? null });
  const told = { wanted: lost.start, reason, staffId: oneStaff(draft), serviceId };
  if (near.length === 0) {
    say(draft, 'time-not-free', { offer: null, named: [], ...told });
    return offerOtherDay(draft, serviceId, all, 'strip', new Set());
  }
  const made = makeOffer(draft, serviceId, all, near);
  const { named, options } = offerOptions(draft, made);
  return ask(
    draft,
    { kind: 'time', asks: 'choice', again: null },
    'time-not-free',
    { offer: draft.state.offer, named, ...told },
    options,
  );
}

function nearestTo(lost: LostTime, all: readonly LocalSlot[], room: number): LocalSlot[] {
  const wanted = toMillis(lost.start);
  const distance = (slot: LocalSlot) => Math.abs(toMillis(slot.start) - wanted);
  return all
    .toSorted((a, b) => distance(a) - distance(b))
    .slice(0, room)
    .toSorted((a, b) => toMillis(a.start) - toMillis(b.start));
}

/** Times nearest to the one that was lost, in order of the clock; itself, if it is free again. */
function offerNearest(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  lost: LostTime,
): Then {
  const { cause } = lost;
  if (cause === 'asked') return offerInstead(draft, serviceId, all, lost);
  const room = draft.policy.channel === 'voice' ? draft.policy.options : draft.policy.options - 1;
  const near = nearestTo(lost, all, room);
  const moving = draft.state.flow === 'reschedule';
  const made = makeOffer(draft, serviceId, all, near);
  const { named, options } = offerOptions(draft, made);
  const offer = near.length > 0 ? draft.state.offer : null;
  const params = { offer, named, wanted: lost.start, cause, moving };
  const again = againOf(draft, lost);
  const pending = { kind: 'time', asks: 'choice', again: again?.handle ?? null } as const;
  return ask(
    draft,
    pending,
    'slot-lost',
    params,
    again ? withFirst(draft, again, options) : options,
  );
}

/** A time whose hold ran out and that is still free: the first button, and what a yes takes. */
function againOf(draft: Draft, lost: LostTime): OfferedSlot | undefined {
  if (lost.cause !== 'expired') return undefined;
  return draft.state.offer?.slots.find(({ start }) => toMillis(start) === toMillis(lost.start));
}

function withFirst(draft: Draft, slot: OfferedSlot, options: readonly Option[]): Option[] {
  const first = slotOption(slot, draft.state.offer?.day === null);
  return [first, ...options.filter(({ id }) => id !== slot.handle)].slice(0, draft.policy.options);
}
