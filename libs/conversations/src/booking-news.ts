import { readEvent, type EventAppointment, type ReceivedEvent } from '@gomomo/contracts';
import { poisonRecord, type EventBus, type ReceivedRecord } from '@gomomo/messaging';
import type { Consumer } from '@gomomo/service';
import type { LinkedThing } from './conversation-store.ts';
import type { Conversations } from './conversations.ts';
import type { News } from './hear-news.ts';

export interface BookingNewsDeps {
  readonly bus: EventBus;
  /** The consumer group: the service's name. */
  readonly group: string;
  readonly conversations: Pick<Conversations, 'findLinked' | 'hearNews'>;
  readonly onTenantChanged: (tenantId: string) => void;
  /** Told of every event, before anybody else. Safe to repeat. */
  readonly onEvent?: (event: ReceivedEvent) => Promise<void>;
}

const topic = 'booking.events.v1';

const hasAppointment = (
  event: ReceivedEvent,
): event is Extract<ReceivedEvent, { data: { appointment: EventAppointment } }> =>
  event.type.startsWith('ai.gomomo.booking.appointment.') && 'appointment' in event.data;

/** The thing an event is about and what to tell whoever has it open; undefined: nobody has to know. */
function toNews(event: ReceivedEvent): { thing: LinkedThing; news: News } | undefined {
  if (event.type === 'ai.gomomo.booking.hold.expired.v1') {
    const { id: holdId } = event.data.hold;
    const fact = { kind: 'holdExpired', holdId } as const;
    return { thing: { of: 'hold', id: holdId }, news: { kind: 'news', fact } };
  }
  if (!hasAppointment(event)) return undefined;
  const { appointment, pii } = event.data;
  const { clientId, ...rest } = appointment;
  const sync = { googleCalendar: 'none', excel: 'none' } as const;
  const client = { id: clientId, ...pii };
  const fact = {
    kind: 'appointmentChanged',
    appointment: { ...rest, client, notes: null, sync },
  } as const;
  return { thing: { of: 'appointment', id: appointment.id }, news: { kind: 'news', fact } };
}

/**
 * Tells open conversations what happened outside of them. Safe to repeat and to come late: the
 * dialogue takes a newer version only, and a hold that it no longer has is no news.
 */
export function createBookingNews(deps: BookingNewsDeps): Consumer {
  const { bus, group, conversations } = deps;
  async function handle(record: ReceivedRecord): Promise<void> {
    const reading = readEvent(record);
    if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
    if (reading.kind === 'unknown-type') throw poisonRecord(`unknown type ${reading.type}`);
    if (reading.kind !== 'event') return;
    const { event } = reading;
    await deps.onEvent?.(event);
    if (event.type === 'ai.gomomo.booking.tenant.changed.v1') deps.onTenantChanged(event.tenantId);
    const told = toNews(event);
    const key = told && (await conversations.findLinked(told.thing));
    if (told && key !== undefined) await conversations.hearNews(key, told.news);
  }

  let subscription: ReturnType<EventBus['subscribe']> | undefined;
  return {
    name: `${group} ${topic}`,
    async start() {
      subscription = bus.subscribe({ topic, group, handler: handle });
    },
    async stop() {
      await subscription?.close();
    },
  };
}
