import { ask, movingReference, run, type Draft, type Then } from './draft.ts';
import { findTimes } from './find-times.ts';
import { toMillis } from './local-time.ts';
import { oneStaff } from './one-staff.ts';
import type { Hold, OfferedSlot } from './offer.ts';

/** From a service to a held time. `held` when there is one to go on with. */
export function settleTime(draft: Draft, serviceId: string): Then | 'held' {
  const { chosen } = draft.state;
  if (!chosen) return findTimes(draft, serviceId);
  if (holdsChosen(draft, serviceId, chosen)) return 'held';
  if (movesOntoItself(draft, chosen)) return 'held';
  return run(draft, {
    kind: 'hold',
    handle: chosen.handle,
    serviceId,
    start: chosen.start,
    resourceId: staffFor(draft, chosen),
    moving: movingReference(draft),
    replaces: draft.state.hold?.holdId ?? null,
  });
}

/**
 * Of the staff free at that time: the one asked for, else whoever booking-core picks; never left to
 * it where the client has ruled somebody out.
 */
function staffFor(draft: Draft, chosen: OfferedSlot): string | null {
  const { notStaff } = draft.state.wish;
  const first = chosen.staff.find((id) => !notStaff.includes(id)) ?? null;
  const decided = chosen.staff.length === 1 || notStaff.length > 0;
  return oneStaff(draft) ?? (decided ? first : null);
}

function holdsChosen(draft: Draft, serviceId: string, chosen: OfferedSlot): boolean {
  const { hold } = draft.state;
  if (!hold || isOver(hold, draft.now)) return false;
  const same = hold.serviceId === serviceId && toMillis(hold.start) === toMillis(chosen.start);
  const { staff: wanted, notStaff } = draft.state.wish;
  if (!same || notStaff.includes(hold.resourceId)) return false;
  return wanted === 'any' || wanted.includes(hold.resourceId);
}

export const isOver = ({ expiresAt }: Pick<Hold, 'expiresAt'>, now: number): boolean =>
  expiresAt !== null && toMillis(expiresAt) <= now;

/** No hold can overlap the appointment it would move; such a move is made in one step. */
export function movesOntoItself(draft: Draft, chosen: OfferedSlot): boolean {
  const { flow, appointment } = draft.state;
  if (flow !== 'reschedule' || !appointment) return false;
  return (
    toMillis(chosen.start) < toMillis(appointment.end) &&
    toMillis(appointment.start) < toMillis(chosen.end)
  );
}

/** Asks for what a booking cannot be made without; undefined when nothing is missing. */
export function askDetails(draft: Draft): Then | undefined {
  const { client, hold, chosen } = draft.state;
  const reachable = client.phone !== null || (client.email !== null && takesEmail(draft));
  if (client.name !== null && reachable) return undefined;
  if (client.name === null && !reachable && draft.policy.askTogether) {
    const start = hold?.start ?? chosen?.start ?? '';
    const params = {
      serviceId: hold?.serviceId ?? '',
      start,
      resourceId: hold?.resourceId ?? '',
      expiresAt: hold?.expiresAt ?? null,
    };
    return ask(draft, { kind: 'name-and-contact' }, 'ask-name-and-contact', params);
  }
  if (client.name === null) {
    return ask(draft, { kind: 'name' }, 'ask-name', {});
  }
  return ask(draft, { kind: 'contact' }, 'ask-contact', {});
}

const takesEmail = (draft: Draft): boolean => draft.policy.contact === 'phone-or-email';
