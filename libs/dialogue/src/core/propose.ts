import { movesOntoItself } from './choose-time.ts';
import { release, voidProposal } from './commit.ts';
import { ask, mint, say, tell, type Draft, type Then } from './draft.ts';
import { toMillis, toZoned } from './local-time.ts';
import { action } from './options.ts';
import type { AppointmentFacts, Proposal } from './proposal.ts';
import { findResource, findService } from './tenant-facts.ts';
import { tellUnread } from './unread.ts';

type Booking = Extract<Proposal, { kind: 'book' }>;
type Move = Extract<Proposal, { kind: 'reschedule' }>;

/** Until when the client can change it themselves; null when that has passed already. */
function freeToChangeUntil(draft: Draft, start: string): string | null {
  const { cancelCutoffMinutes, rescheduleCutoffMinutes } = draft.tenant.policy;
  const cutoff = Math.max(cancelCutoffMinutes, rescheduleCutoffMinutes) * 60_000;
  const until = toMillis(start) - cutoff;
  return until > draft.now ? toZoned(until, draft.tenant.timeZone) : null;
}

/** Freezes what a yes would book and asks for that yes. */
export function proposeBooking(draft: Draft, serviceId: string): Then {
  const { state, tenant } = draft;
  const { hold, chosen } = state;
  const service = findService(tenant, serviceId);
  const resource = hold ? findResource(tenant, hold.resourceId) : undefined;
  if (!hold || !chosen || !service || !resource) return 'done';
  const proposal: Booking = {
    id: mint(draft, 'proposal'),
    kind: 'book',
    handle: chosen.handle,
    holdId: hold.holdId,
    expiresAt: hold.expiresAt,
    service: { id: service.id, name: service.name, minutes: service.durationMinutes },
    resource: { id: resource.id, name: resource.name },
    start: hold.start,
    end: hold.end,
    priceMinor: service.priceMinor ?? null,
    client: { ...state.client },
    freeToChangeUntil: freeToChangeUntil(draft, hold.start),
  };
  tellUnread(draft);
  tellOverlap(draft, proposal);
  return askProposal(draft, proposal);
}

/** Told only of an appointment that was made or proved in this conversation, and of its own client. */
function tellOverlap(draft: Draft, { start, end, client }: Booking): void {
  const { appointment } = draft.state;
  if (appointment?.status !== 'confirmed' || appointment.client.name !== client.name) return;
  const apart =
    toMillis(appointment.end) <= toMillis(start) || toMillis(end) <= toMillis(appointment.start);
  if (!apart) say(draft, 'also-booked', { appointment });
}

/** Asks whether to commit exactly this. */
export function askProposal(draft: Draft, proposal: Proposal): Then {
  draft.state.proposal = proposal;
  const { id, kind } = proposal;
  const pending = { kind: 'confirm', of: kind } as const;
  const change = action('change', id);
  const keep = action('keep');
  switch (kind) {
    case 'book':
      return ask(draft, pending, 'confirm-booking', { proposal }, [action('accept', id), change]);
    case 'reschedule': {
      const options = [action('accept-move', id), change, keep];
      return ask(draft, pending, 'confirm-move', { proposal }, options);
    }
    case 'cancel': {
      const options = [action('accept-cancel', id), keep, action('move')];
      return ask(draft, pending, 'confirm-cancel', { proposal }, options);
    }
  }
}

/** The same for a move. A hold is there unless the new time overlaps the old one. */
export function proposeMove(draft: Draft, appointment: AppointmentFacts): Then {
  const { state, tenant } = draft;
  const { chosen } = state;
  if (!chosen) return 'done';
  const hold = movesOntoItself(draft, chosen) ? null : state.hold;
  const resourceId = hold?.resourceId ?? staffOfMove(draft, appointment);
  const resource = findResource(tenant, resourceId) ?? appointment.resource;
  const moved = toMillis(chosen.start) !== toMillis(appointment.start);
  if (!moved && resource.id === appointment.resource.id) return staysThere(draft);
  const proposal: Move = {
    id: mint(draft, 'proposal'),
    kind: 'reschedule',
    handle: chosen.handle,
    holdId: hold?.holdId ?? null,
    expiresAt: hold?.expiresAt ?? null,
    service: { ...appointment.service, minutes: minutesOf(appointment) },
    resource: { id: resource.id, name: resource.name },
    start: chosen.start,
    end: chosen.end,
    priceMinor: findService(tenant, appointment.service.id)?.priceMinor ?? null,
    client: { ...appointment.client },
    freeToChangeUntil: freeToChangeUntil(draft, chosen.start),
    reference: appointment.reference,
    version: appointment.version,
    was: { start: appointment.start, resource: appointment.resource.name },
  };
  tellUnread(draft);
  return askProposal(draft, proposal);
}

/** To where it is already it is not moved. */
function staysThere(draft: Draft): Then {
  voidProposal(draft);
  release(draft);
  draft.state.chosen = null;
  draft.state.flow = 'none';
  tellUnread(draft);
  const pending = { kind: 'anything-else', about: 'appointment' } as const;
  return tell(draft, pending, 'kept', {}, [action('move'), action('book')]);
}

/** Staff of a move without a hold: the same person where they are free, else the first who is. */
function staffOfMove(draft: Draft, appointment: AppointmentFacts): string {
  const free = draft.state.chosen?.staff ?? [];
  return free.includes(appointment.resource.id)
    ? appointment.resource.id
    : (free[0] ?? appointment.resource.id);
}

const minutesOf = (appointment: AppointmentFacts): number =>
  Math.round((toMillis(appointment.end) - toMillis(appointment.start)) / 60_000);

export function proposeCancel(draft: Draft, appointment: AppointmentFacts): Then {
  const proposal: Extract<Proposal, { kind: 'cancel' }> = {
    id: mint(draft, 'proposal'),
    kind: 'cancel',
    service: { ...appointment.service, minutes: minutesOf(appointment) },
    resource: appointment.resource,
    start: appointment.start,
    end: appointment.end,
    priceMinor: null,
    client: { ...appointment.client },
    reference: appointment.reference,
    version: appointment.version,
  };
  return askProposal(draft, proposal);
}
