import { readEvent, type IncomingRecord, type ReceivedEvent } from '@gomomo/contracts';
import { poisonRecord } from '@gomomo/messaging';
import { withTransaction } from '@gomomo/postgres';
import type { Consumer } from '@gomomo/service';
import type { MirrorParts } from './mirror-deps.ts';
import type { Plan } from './plan/plan.ts';

const topic = 'booking.state.v1';
const appointmentState = 'ai.gomomo.booking.appointment.state.v1';
const tenantState = 'ai.gomomo.booking.tenant.state.v1';

/**
 * Keeps what the state topic says, and the work and the word that follow from it, in one transaction. Only
 * a newer version says anything, so the topic may be read from its beginning at any time.
 */
export function createHearStates(parts: MirrorParts, plan: Plan, onHeard: () => void): Consumer {
  async function handle(record: IncomingRecord): Promise<void> {
    const reading = readEvent(record);
    if (reading.kind === 'unreadable') throw poisonRecord(reading.reason);
    if (reading.kind === 'unknown-type') return;
    if (reading.kind === 'event') await hear(parts, plan, reading.event);
    else {
      const { key, type, tenantId } = reading;
      if (tenantId === undefined) throw poisonRecord('a tombstone of nobody');
      if (type === tenantState) await eraseTenant(parts, tenantId);
      else await forgetClient(parts, plan, { tenantId, key, record });
    }
    onHeard();
  }

  let close: (() => Promise<void>) | undefined;
  return {
    name: `${parts.name} ${topic}`,
    async start() {
      const subscription = parts.bus.subscribe({ topic, group: parts.name, handler: handle });
      close = () => subscription.close();
    },
    async stop() {
      await close?.();
    },
  };
}

async function hear(parts: MirrorParts, plan: Plan, event: ReceivedEvent): Promise<void> {
  const { pool, projection } = parts;
  const { tenantId, version, traceparent } = event;
  const at = new Date(event.time);
  if (event.type === appointmentState) {
    const { appointment, pii } = event.data;
    const news = { tenantId, version: appointment.version, appointment, pii };
    const keep = (): Promise<void> =>
      withTransaction(
        pool,
        async (tx) => {
          const sequence = await projection.keep(tx, news);
          if (sequence === undefined) return;
          await plan.hear(tx, { appointment: news, sequence, at, traceparent });
        },
        { tenantId },
      );
    return keep();
  }
  if (event.type !== tenantState) return;
  const after = event.data;
  await withTransaction(
    pool,
    async (tx) => {
      const news = await projection.keepTenant(tx, { tenantId, version, answer: after });
      const { isNewer, sequence, before } = news;
      if (isNewer) await plan.hearTenant(tx, { tenantId, sequence, at, before, after });
    },
    { tenantId },
  );
}

/** The appointment stays, nameless; its tombstone is a version of its own. */
async function forgetClient(
  { pool, projection }: MirrorParts,
  plan: Plan,
  { tenantId, key, record }: { tenantId: string; key: string; record: IncomingRecord },
): Promise<void> {
  const version = Number(record.headers['ce_sequence']);
  if (!Number.isSafeInteger(version)) throw poisonRecord('a tombstone without a version');
  await withTransaction(
    pool,
    async (tx) => {
      const erased = { tenantId, appointmentId: key, version };
      const sequence = await projection.forgetClient(tx, erased);
      if (sequence === undefined) return;
      const appointment = await projection.find(tx, tenantId, key);
      if (appointment !== undefined) {
        await plan.hear(tx, { appointment, sequence, isErasure: true });
      }
    },
    { tenantId },
  );
}

/** After every number that work of the tenant may still end with: it has the same key where a tenant's is one work. */
const lastVersion = 2_147_483_647;

/** What lies in the target is left as work. */
async function eraseTenant(
  { pool, projection, work, now }: MirrorParts,
  tenantId: string,
): Promise<void> {
  const payload = { erased: true };
  const wanted = { tenantId, key: tenantId, lane: 'erasure', version: lastVersion, payload };
  await withTransaction(
    pool,
    async (tx) => {
      const freeAt = await projection.eraseTenant(tx, tenantId, now());
      if (freeAt !== undefined) await work.want(tx, wanted, freeAt);
    },
    { tenantId },
  );
}
