import { formatReference, type Actor } from '@gomomo/contracts';
import { minuteMs } from '@gomomo/kernel';
import type { CatalogueSnapshot, SnapshotService } from './catalogue-snapshot.ts';

/*
 * Events of bookings and holds, drafted by who knows the catalogue: in SQL the same costs a seventh of the
 * whole call. They say what `booking.appointment_event` and `booking.hold_document` would; a spec compares.
 */

interface Visit {
  readonly service: SnapshotService;
  /** The one that is tried first. */
  readonly resourceId: string;
  readonly start: Date;
  readonly end: Date;
}

/** Of an appointment to be; right if its client is a new one. */
export interface Booked {
  readonly id: string;
  readonly reference: string;
  readonly clientId: string;
  readonly client: {
    readonly name: string;
    readonly phone: string | undefined;
    readonly email: string | undefined;
  };
  readonly actor: Pick<Actor, 'kind' | 'channel'>;
  readonly now: Date;
}

/** Of a booking in one step; right if the first of its resources has the time. */
export function draftBooking(catalogue: CatalogueSnapshot, booked: Booked, visit: Visit): object {
  const { service, resourceId, start, end } = visit;
  const resource = catalogue.resources.find(({ id }) => id === resourceId);
  return draftEvent(booked, {
    start: start.toISOString(),
    end: end.toISOString(),
    timeZone: catalogue.timeZone,
    service: {
      id: service.id,
      minutes: (end.getTime() - start.getTime()) / minuteMs,
      ...service.agreed,
    },
    resource: { id: resourceId, name: resource?.name },
  });
}

/** Of a hold that is confirmed: the visit is filled in from the hold. */
export const draftConfirmation = (booked: Booked, holdId: string): object => ({
  ...draftEvent(booked, {}),
  holdId,
});

function draftEvent({ actor, client, ...booked }: Booked, visit: object): object {
  const now = booked.now.toISOString();
  return {
    appointment: {
      id: booked.id,
      reference: formatReference(booked.reference),
      status: 'confirmed',
      version: 1,
      clientId: booked.clientId,
      channel: actor.channel,
      createdAt: now,
      updatedAt: now,
      ...visit,
    },
    pii: { name: client.name, phone: client.phone ?? null, email: client.email ?? null },
    actor: { kind: actor.kind, channel: actor.channel },
    changed: [],
  };
}

/** Of a hold; right if the first of its resources has the time. */
export function draftHold(visit: Visit & { readonly id: string; readonly expires: Date }): object {
  return {
    hold: {
      id: visit.id,
      serviceId: visit.service.id,
      resourceId: visit.resourceId,
      start: visit.start.toISOString(),
      end: visit.end.toISOString(),
      expiresAt: visit.expires.toISOString(),
    },
  };
}
