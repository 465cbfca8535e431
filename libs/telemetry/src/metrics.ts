import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/**
 * All metrics of the product, in one module: names are part of dashboards, alerts and runbooks.
 * Units are base units (seconds, bytes). No tenant label anywhere.
 */
export const registry = new Registry();

let collecting = false;

/** Adds the process's own figures (memory, event loop); once for the process. */
export function startProcessMetrics(): void {
  if (collecting) return;
  collecting = true;
  collectDefaultMetrics({ register: registry });
}

const registers = [registry];
const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  new Counter({ name, help, labelNames, registers });
const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  new Gauge({ name, help, labelNames, registers });
const histogram = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
  new Histogram({
    name,
    help,
    labelNames,
    registers,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });

export const metrics = {
  httpRequestSeconds: histogram('http_server_request_duration_seconds', 'HTTP requests', [
    'service',
    'method',
    'route',
    'status',
  ]),
  rateLimited: counter('http_rate_limited_total', 'Requests refused by a limit', ['limit']),
  bookingCommands: counter('booking_commands_total', 'Booking commands by outcome', [
    'type',
    'channel',
    'outcome',
  ]),
  holdsExpired: counter('hold_expired_total', 'Holds released because their time was up', []),
  serializationRetries: counter('db_serialization_retries_total', 'Transactions run again', []),
  idempotencyReplays: counter('idempotency_replays_total', 'Answers replayed by key', []),
  referenceCollisions: counter(
    'booking_reference_collisions_total',
    'Reference codes drawn again',
    [],
  ),
  wrongKeys: counter('http_wrong_keys_total', 'Requests with a key that is nobody’s', []),
  wrongProofs: counter('booking_wrong_proofs_total', 'Wrong client proofs', []),
  outboxUnpublished: gauge('outbox_unpublished', 'Outbox rows not yet published', []),
  outboxOldestAgeSeconds: gauge(
    'outbox_oldest_age_seconds',
    'Age of the oldest unpublished row',
    [],
  ),
  outboxPublishSeconds: histogram('outbox_publish_latency_seconds', 'Commit to published', []),
  outboxPublished: counter('outbox_published_total', 'Outbox rows published', ['topic']),
  outboxOrderViolations: counter('outbox_order_violation_total', 'Versions out of order', []),
  outboxParked: gauge('outbox_parked', 'Outbox rows parked', []),
  consumedRecords: counter('messaging_client_consumed_messages_total', 'Records handled', [
    'topic',
    'group',
    'outcome',
  ]),
  processSeconds: histogram('messaging_process_duration_seconds', 'Handling of one record', [
    'topic',
    'group',
  ]),
  consumerLastProgressSeconds: gauge('consumer_last_progress_seconds', 'Epoch of the last record', [
    'topic',
    'group',
  ]),
  inboxDuplicates: counter('inbox_duplicate_total', 'Events seen before', ['group']),
  staleVersions: counter('stale_version_total', 'Events older than what is kept', ['group']),
  deadLetters: counter('dlq_total', 'Records sent to a dead-letter topic', ['topic', 'group']),
  dialogueTurns: counter('dialogue_turns_total', 'Turns of conversations', ['channel', 'state']),
  dialogueTurnSeconds: histogram('dialogue_turn_duration_seconds', 'One turn on the server', [
    'channel',
  ]),
  chatSockets: gauge('chat_sockets', 'Open chat sockets', []),
  loopRuns: counter('loop_runs_total', 'Runs of background loops', ['loop', 'outcome']),
};
