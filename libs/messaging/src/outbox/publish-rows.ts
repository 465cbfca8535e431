import { isAppError, type Clock } from '@gomomo/kernel';
import { metrics } from '@gomomo/telemetry';
import type { BusRecord, EventBus } from '../bus.ts';
import type { BusLogger } from '../bus-logger.ts';
import type { OrderGuard } from './order-guard.ts';
import type { OutboxRow } from './outbox-row.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface PublishRowsOptions {
  readonly store: OutboxStore;
  readonly bus: Pick<EventBus, 'publish'>;
  /** The records of one row, e.g. the event and the state; throwing parks the row. */
  toRecords(row: OutboxRow): readonly BusRecord[];
  readonly clock: Clock;
  readonly logger: BusLogger;
}

/**
 * Publishes rows in their order, then marks them. What will never be taken is parked with the later
 * rows of its aggregate; everything else that fails is thrown, and the rows stay as they are.
 */
export async function publishRows(
  options: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  const { store } = options;
  const waiting = rows.filter((row) => row.waits);
  if (waiting.length > 0) await store.park(waiting, 'waits behind a parked event');
  const free = rows.filter((row) => !row.waits);
  if (free.length === 0) return;
  try {
    await options.bus.publish(free.flatMap((row) => options.toRecords(row)));
  } catch (error) {
    if (isWeather(error)) throw error;
    await publishOneByOne(options, guard, free);
    return;
  }
  await onPublished(options, guard, free);
}

/** Weather passes; any other fault lies in a record, or in the code that made it. */
function isWeather(error: unknown): boolean {
  return isAppError(error) && error.retryable;
}

async function onPublished(
  { store, clock, logger }: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  for (const row of guard.check(rows)) {
    metrics.outboxOrderViolations.inc();
    const { eventId, aggregateId, aggregateVersion } = row;
    logger.error({ eventId, aggregateId, aggregateVersion }, 'an event is out of order');
  }
  await store.markPublished(rows);
  for (const row of rows) {
    metrics.outboxPublishSeconds.observe(
      Math.max(clock.now() - row.occurredAt.getTime(), 0) / 1000,
    );
  }
}

async function publishOneByOne(
  options: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  const aggregates = Map.groupBy(rows, (row) => `${row.tenantId} ${row.aggregateId}`);
  for (const events of aggregates.values()) await publishAggregate(options, guard, events);
}

/** Up to the first row that is refused; that one and the later ones are parked. */
async function publishAggregate(
  options: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    try {
      await options.bus.publish(options.toRecords(row));
    } catch (error) {
      if (isWeather(error)) throw error;
      const { eventId, aggregateId } = row;
      options.logger.error({ err: error, eventId, aggregateId }, 'an event was parked');
      await options.store.park(rows.slice(index), toReason(error));
      return;
    }
    await onPublished(options, guard, [row]);
  }
}

function toReason(error: unknown): string {
  return (error instanceof Error ? error.message : 'failed').slice(0, 500);
}
