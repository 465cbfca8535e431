import { formatReference } from '@gomomo/contracts';
import type { Actor } from '@gomomo/contracts';
import type { CatalogueSnapshot, SnapshotService } from './catalogue-snapshot.ts';

interface Visit {
  readonly service: SnapshotService;
  /** The one that is tried first. */
  readonly resourceId: string;
  readonly start: Date;
  readonly end: Date;
}

/** What the event of a booking tells if its client is a new one and the first resource has the time. */
export interface BookingDraft extends Visit {
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

/**
 * The event of a booking, drafted by who knows the catalogue: in SQL the same costs a seventh of the whole
 * call. It says what `booking.appointment_event` would; a spec compares both ways.
 */
export function draftBooking(catalogue: CatalogueSnapshot, draft: BookingDraft): object {
  const { service, actor, client } = draft;
  const resource = catalogue.resources.find(({ id }) => id === draft.resourceId);
  const now = draft.now.toISOString();
  return {
    appointment: {
      id: draft.id,
      reference: formatReference(draft.reference),
      status: 'confirmed',
      version: 1,
      start: draft.start.toISOString(),
      end: draft.end.toISOString(),
      timeZone: catalogue.timeZone,
      service: { id: service.id, minutes: minutesOf(draft), ...service.agreed },
      resource: { id: draft.resourceId, name: resource?.name },
      clientId: draft.clientId,
      channel: actor.channel,
      createdAt: now,
      updatedAt: now,
    },
    pii: {
      name: client.name,
      phone: client.phone ?? null,
      email: client.email ?? null,
    },
    actor: { kind: actor.kind, channel: actor.channel },
    changed: [],
  };
}

/** The event of a hold, as `booking.hold_document` would tell it. */
export function draftHold(draft: Visit & { readonly id: string; readonly expires: Date }): object {
  return {
    hold: {
      id: draft.id,
      serviceId: draft.service.id,
      resourceId: draft.resourceId,
      start: draft.start.toISOString(),
      end: draft.end.toISOString(),
      expiresAt: draft.expires.toISOString(),
    },
  };
}

const minutesOf = ({ start, end }: Visit): number => (end.getTime() - start.getTime()) / 60_000;
