import { ask, type Draft, type Then } from './draft.ts';
import { echoOf } from './echo.ts';
import { firstWanted, nearness, search } from './find-times.ts';
import { makeOffer, offerOptions } from './make-offer.ts';
import { isRuledOut, suitsTime, type LocalSlot } from './match-slots.ts';
import { oneStaff } from './one-staff.ts';
import type { OfferNote, Option, PromptParams } from './prompt.ts';
import { missNote } from './reasons.ts';
import type { Wish } from './wish.ts';

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

export function offerThese(
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
    return askTime(draft, { offer, named, echo: echoOf(draft, serviceId) }, options);
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

/** What is believed is said once: not where the question before has named it, nor when it is put again. */
function askTime(
  draft: Draft,
  { echo, ...params }: PromptParams['ask-time'],
  options: readonly Option[],
): Then {
  const wasNamed = draft.state.question?.id === 'ask-date';
  const pending = { kind: 'time', asks: 'clock', again: null } as const;
  const first = { ...params, echo: wasNamed ? null : echo };
  const then = ask(draft, pending, 'ask-time', first, options);
  draft.state.question = { id: 'ask-time', params: { ...params, echo: null }, options };
  return then;
}

/** Nothing is said about the time of day. */
const isOpen = (wish: Wish): boolean => wish.time === null && wish.edge === null;

/** Nothing on the days asked for: the nearest other day, here or further on. */
export function offerOtherDay(
  draft: Draft,
  serviceId: string,
  all: readonly LocalSlot[],
  goal: 'strip' | 'further',
): Then {
  const { wish, flow } = draft.state;
  const wanted = firstWanted(draft);
  // Of "weekends" the next one may be full and another not.
  const habit = wish.days === null && wish.weekdays.length > 0;
  if (habit && goal === 'strip') return search(draft, serviceId, wanted, 'further');
  const allowed = all.filter((slot) => !isRuledOut(slot.date, wish));
  const near = [...new Set(allowed.map((slot) => slot.date))].sort(nearness(wanted, wish))[0];
  if (near === undefined) {
    if (draft.month !== null) return offerThese(draft, serviceId, all, [], 'month-full');
    if (goal === 'strip') return search(draft, serviceId, wanted, 'further');
    return ask(draft, { kind: 'date' }, 'nothing-free', { moving: flow === 'reschedule' });
  }
  const inOrder = allowed.filter((slot) => slot.date === near);
  const onDay = wish.edge === 'last' ? inOrder.toReversed() : inOrder;
  const fitting = onDay.filter((slot) => suitsTime(slot, wish));
  return offerThese(
    draft,
    serviceId,
    all,
    fitting.length > 0 ? fitting : onDay,
    missNote(draft, wanted),
  );
}
