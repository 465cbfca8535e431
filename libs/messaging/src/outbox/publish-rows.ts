import { type Clock, isAppError, type Log } from '@gomomo/kernel';
import type { BusRecord, EventBus } from '../bus.ts';
import type { OrderGuard } from './order-guard.ts';
import type { OutboxRow } from './outbox-row.ts';
import type { OutboxStore } from './outbox-store.ts';
import { outboxMetrics } from '../metrics.ts';

export interface PublishRowsOptions {
  readonly store: OutboxStore;
  readonly bus: Pick<EventBus, 'publish'>;
  /** The records of one row, e.g. the event and the state; throwing parks the row. */
  toRecords(row: OutboxRow): readonly BusRecord[];
  readonly clock: Clock;
  readonly logger: Log;
}

/**
 * Publishes rows in their order, then marks them. A row that will never be taken is parked, and the
 * later ones of its aggregate wait; everything else that fails is thrown, and the rows stay.
 */
export async function publishRows(
  options: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  try {
    const records = rows.flatMap((row) => options.toRecords(row));
    await options.bus.publish(records, { isRepeated: true });
  } catch (error) {
    if (isWeather(error)) throw error;
    const aggregates = Map.groupBy(rows, (row) => `${row.tenantId} ${row.aggregateId}`);
    for (const events of aggregates.values()) await publishAggregate(options, guard, events);
    return;
  }
  await onPublished(options, guard, rows);
}

/** Weather passes; any other fault lies in a record, or in the code that made it. */
function isWeather(error: unknown): boolean {
  return isAppError(error) && error.retryable;
}

/** One by one up to the first row that is refused; that one is parked. */
async function publishAggregate(
  options: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  for (const row of rows) {
    try {
      await options.bus.publish(options.toRecords(row), { isRepeated: true });
    } catch (error) {
      if (isWeather(error)) throw error;
      const { eventId, aggregateId } = row;
      options.logger.error({ err: error, eventId, aggregateId }, 'an event was parked');
      await options.store.park(row, error instanceof Error ? error.message : 'failed');
      return;
    }
    await onPublished(options, guard, [row]);
  }
}

async function onPublished(
  { store, clock, logger }: PublishRowsOptions,
  guard: OrderGuard,
  rows: readonly OutboxRow[],
): Promise<void> {
  for (const row of guard.check(rows)) {
    outboxMetrics.orderViolations.inc();
    const { eventId, aggregateId, aggregateVersion } = row;
    logger.error({ eventId, aggregateId, aggregateVersion }, 'an event is out of order');
  }
  await store.markPublished(rows);
  const nowMs = clock.now();
  for (const { topic, occurredAt } of rows) {
    outboxMetrics.published.inc({ topic });
    outboxMetrics.publishSeconds.observe(Math.max(nowMs - occurredAt.getTime(), 0) / 1000);
  }
}
