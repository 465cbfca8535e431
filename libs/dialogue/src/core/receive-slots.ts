import { movingReference, run, say, type Draft, type Then } from './draft.ts';
import { alternativesAmong } from './by-day.ts';
import type { Effect } from './effect.ts';
import type { Fact } from './fact.ts';
import { firstWanted, search } from './find-times.ts';
import { toInstant, toLocal } from './local-time.ts';
import { makeOffer } from './make-offer.ts';
import { localSlots, suitsDay, suitsTime, type LocalSlot } from './match-slots.ts';
import { offerNearest } from './offer-nearest.ts';
import { offerDay, offerOtherDay, offerThese } from './offer-times.ts';
import { isOutsideHours, oneDay } from './outside-hours.ts';
import { oneStaff } from './one-staff.ts';
import type { OfferNote } from './prompt.ts';
import { tellUnread } from './unread.ts';
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
  const matching = days.filter((slot) => suitsTime(slot, wish));
  const exact = takeExact(draft, serviceId, all, matching);
  if (exact) return exact;
  tellUnread(draft);
  const alternatives = alternativesAmong(draft, matching);
  if (alternatives) return offerThese(draft, serviceId, all, alternatives, noteFor(draft));
  if (matching.length > 0) return offerDay(draft, serviceId, all, matching, noteFor(draft));
  if (wish.time?.kind === 'at' && wish.days) return explain(draft, serviceId);
  if (isOutsideHours(draft, serviceId)) say(draft, 'answer-hours', { date: oneDay(draft) });
  if (days.length > 0) return offerDay(draft, serviceId, all, days, 'no-match-that-day');
  return offerOtherDay(draft, serviceId, all, goal);
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
