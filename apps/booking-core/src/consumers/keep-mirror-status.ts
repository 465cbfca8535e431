import { readEvent, type MirrorStatus } from '@gomomo/contracts';
import { poisonRecord, type EventBus } from '@gomomo/messaging';
import type { Consumer } from '@gomomo/service';

export interface MirrorStatusDeps {
  readonly bus: EventBus;
  /** Keeps a status unless a newer one is kept already; unknown appointments are passed over. */
  saveMirrorStatus(status: MirrorStatus): Promise<void>;
}

const topic = 'mirror.status.v1';

/**
 * Keeps what the mirrors say of each appointment, for `sync` in its answers. Harmless to repeat: only
 * a newer version changes anything. It makes no new version of the appointment and no event.
 */
export function createMirrorStatusConsumer(deps: MirrorStatusDeps): Consumer {
  let close: (() => Promise<void>) | undefined;
  return {
    name: 'mirror-status',
    async start() {
      const subscription = deps.bus.subscribe({
        topic,
        group: 'booking-core',
        handler: async (record) => {
          const reading = readEvent(record);
          if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
          if (reading.kind === 'unknown-type') throw poisonRecord(`unknown type ${reading.type}`);
          if (reading.kind !== 'event') return;
          if (reading.event.type === 'ai.gomomo.mirror.status.v1') {
            await deps.saveMirrorStatus(reading.event.data);
          }
        },
      });
      close = () => subscription.close();
    },
    async stop() {
      await close?.();
    },
  };
}
