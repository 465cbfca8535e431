import { readEvent, type AppointmentEventData } from '@gomomo/contracts';
import { poisonRecord, type EventBus, type ReceivedRecord } from '@gomomo/messaging';
import type { Consumer } from '@gomomo/service';
import type { ChangeFacts } from '../domain/facts.ts';

const topic = 'booking.events.v1';
const group = 'excel-sync-changes';
const prefix = 'ai.gomomo.booking.appointment.';

export interface HearChangesDeps {
  readonly bus: EventBus;
  /** What is kept already changes nothing. */
  keepChange(tenantId: string, change: ChangeFacts): Promise<void>;
}

const actionOf = (type: string): ChangeFacts['action'] =>
  type.slice(prefix.length, -'.v1'.length) as ChangeFacts['action'];

function toChange(type: string, at: string, data: AppointmentEventData): ChangeFacts {
  const { appointment, actor, previous, reasonCode } = data;
  return {
    appointmentId: appointment.id,
    version: appointment.version,
    ...{ at, action: actionOf(type), actor },
    start: appointment.start,
    ...(previous === undefined ? {} : { previousStart: previous.start }),
    ...(reasonCode === undefined ? {} : { reasonCode }),
  };
}

/** What happened to appointments, by whom and through which channel: the state topic does not say. */
export function createHearChanges({ bus, keepChange }: HearChangesDeps): Consumer {
  async function handle(record: ReceivedRecord): Promise<void> {
    const reading = readEvent(record);
    if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
    if (reading.kind !== 'event') return;
    const { event } = reading;
    if (!event.type.startsWith(prefix) || event.type.endsWith('.state.v1')) return;
    const data = event.data as AppointmentEventData;
    await keepChange(event.tenantId, toChange(event.type, event.time, data));
  }

  let close: (() => Promise<void>) | undefined;
  return {
    name: `${group} ${topic}`,
    async start() {
      const subscription = bus.subscribe({ topic, group, handler: handle });
      close = () => subscription.close();
    },
    async stop() {
      await close?.();
    },
  };
}
