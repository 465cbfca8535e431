import { readEvent, type EventAppointment, type ReceivedEvent } from '@gomomo/contracts';
import { poisonRecord, type EventBus, type ReceivedRecord } from '@gomomo/messaging';
import type { Consumer } from '@gomomo/service';
import type { ConversationStore, LinkedThing } from '../store/conversation-store.ts';
import type { HearNews, News } from '../use-cases/hear-news.ts';

export interface BookingEventsDeps {
  readonly bus: EventBus;
  readonly store: Pick<ConversationStore, 'findLinked'>;
  readonly hearNews: HearNews;
  readonly onTenantChanged: (tenantId: string) => void;
}

const topic = 'booking.events.v1';
const group = 'agent-chat';

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
export function createBookingEvents(deps: BookingEventsDeps): Consumer {
  async function handle(record: ReceivedRecord): Promise<void> {
    const reading = readEvent(record);
    if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
    if (reading.kind === 'unknown-type') throw poisonRecord(`unknown type ${reading.type}`);
    if (reading.kind !== 'event') return;
    const { event } = reading;
    if (event.type === 'ai.gomomo.booking.tenant.changed.v1') deps.onTenantChanged(event.tenantId);
    const told = toNews(event);
    const key = told && (await deps.store.findLinked(told.thing));
    if (told && key !== undefined) await deps.hearNews(key, told.news);
  }

  let subscription: ReturnType<EventBus['subscribe']> | undefined;
  return {
    name: `${group} ${topic}`,
    async start() {
      subscription = deps.bus.subscribe({ topic, group, handler: handle });
    },
    async stop() {
      await subscription?.close();
    },
  };
}
