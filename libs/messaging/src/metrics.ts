import { counter, gauge, histogram } from '@gomomo/telemetry';

export const outboxMetrics = {
  unpublished: gauge('outbox_unpublished', 'Outbox rows not yet published', ['schema']),
  oldestAgeSeconds: gauge('outbox_oldest_age_seconds', 'Age of the oldest unpublished row', [
    'schema',
  ]),
  publishSeconds: histogram('outbox_publish_latency_seconds', 'Commit to published', []),
  published: counter('outbox_published_total', 'Outbox rows published', ['topic']),
  orderViolations: counter('outbox_order_violation_total', 'Versions out of order', []),
  parked: gauge('outbox_parked', 'Outbox rows parked', ['schema']),
};

export const consumerMetrics = {
  consumedRecords: counter('messaging_client_consumed_messages_total', 'Records handled', [
    'topic',
    'group',
    'outcome',
  ]),
  processSeconds: histogram('messaging_process_duration_seconds', 'Handling of one record', [
    'topic',
    'group',
  ]),
  lastProgressSeconds: gauge('consumer_last_progress_seconds', 'Epoch of the last record', [
    'topic',
    'group',
  ]),
  lagRecords: gauge('consumer_lag_records', 'Records that a group has not handled yet', [
    'topic',
    'group',
  ]),
  standstillSeconds: gauge(
    'consumer_standstill_seconds',
    'How long a partition with records to handle has not moved',
    ['topic', 'group'],
  ),
  inboxDuplicates: counter('inbox_duplicate_total', 'Events seen before', ['group']),
  deadLetters: counter('dlq_total', 'Records sent to a dead-letter topic', ['topic', 'group']),
};
