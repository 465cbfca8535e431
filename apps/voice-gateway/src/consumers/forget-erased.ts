import { readEvent } from '@gomomo/contracts';
import { poisonRecord, type EventBus, type ReceivedRecord } from '@gomomo/messaging';
import type { Consumer } from '@gomomo/service';
import type { Contact } from '../store/contacts.ts';

export interface ForgetErasedDeps {
  readonly bus: EventBus;
  keepContact(contact: Contact): Promise<void>;
  eraseContact(tenantId: string, appointmentId: string): Promise<void>;
  eraseTenant(tenantId: string): Promise<void>;
}

const topic = 'booking.state.v1';
const group = 'voice-gateway-erasures';

/**
 * Forgets callers whom the business has erased. Safe to repeat: a tombstone erases what is known by
 * then, and only a newer version of an appointment says anything.
 */
export function createForgetErased(deps: ForgetErasedDeps): Consumer {
  async function handle(record: ReceivedRecord): Promise<void> {
    const reading = readEvent(record);
    if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
    if (reading.kind === 'unknown-type') return;
    if (reading.kind === 'tombstone') {
      const { key, type, tenantId } = reading;
      if (tenantId === undefined) throw poisonRecord('a tombstone of nobody');
      const isTenant = type === 'ai.gomomo.booking.tenant.state.v1';
      await (isTenant ? deps.eraseTenant(tenantId) : deps.eraseContact(tenantId, key));
      return;
    }
    const { event } = reading;
    if (event.type !== 'ai.gomomo.booking.appointment.state.v1') return;
    const { appointment, pii } = event.data;
    const { id: appointmentId, version, reference } = appointment;
    const { tenantId } = event;
    await deps.keepContact({ tenantId, appointmentId, version, reference, phone: pii.phone });
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
