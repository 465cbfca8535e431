import { ask, say, type Draft, type Then } from './draft.ts';
import type { LostTime } from './effect.ts';
import { toMillis } from './local-time.ts';
import { makeOffer, offerOptions } from './make-offer.ts';
import { localSlots, type LocalSlot } from './match-slots.ts';
import type { OfferedSlot } from './offer.ts';
import { offerOtherDay } from './offer-times.ts';
import { oneStaff } from './one-staff.ts';
import { slotOption } from './options.ts';
import type { Option } from './prompt.ts';
import { tellReason } from './reasons.ts';

/** Times nearest to the one that was lost, in order of the clock; itself, if it is free again. */
export function offerNearest(
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
    return offerOtherDay(draft, serviceId, all, 'strip');
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

/** A time whose hold ran out and that is still free: the first button, and what a yes takes. */
function againOf(draft: Draft, lost: LostTime): OfferedSlot | undefined {
  if (lost.cause !== 'expired') return undefined;
  return draft.state.offer?.slots.find(({ start }) => toMillis(start) === toMillis(lost.start));
}

function withFirst(draft: Draft, slot: OfferedSlot, options: readonly Option[]): Option[] {
  const first = slotOption(slot, draft.state.offer?.day === null);
  return [first, ...options.filter(({ id }) => id !== slot.handle)].slice(0, draft.policy.options);
}
