export type {
  BusHealth,
  BusLoop,
  BusRecord,
  Delivery,
  EventBus,
  GroupLag,
  PartitionLag,
  PublishOptions,
  ReceivedRecord,
  RecordHandler,
  SubscribeOptions,
  Subscription,
} from './bus.ts';
export { createEmbeddedBus, type EmbeddedBusOptions } from './embedded/create-embedded-bus.ts';
export type { KafkaConnection, KafkaPatience } from './kafka/connect.ts';
export { toKafkaConnection, type KafkaSettings } from './kafka/connection-of-settings.ts';
export { createKafkaBus, type KafkaBusOptions } from './kafka/create-kafka-bus.ts';
export { quietRequestQueue } from './kafka/quiet-request-queue.ts';
export { ensureTopics, type EnsureTopicsOptions } from './kafka/ensure-topics.ts';
export { inboxSql, messagingMigrations, outboxSql, workSql } from './migrations.ts';
export {
  createOutboxOperations,
  type OutboxOperations,
  type ParkedEvent,
} from './outbox/operations.ts';
export {
  createOutboxRelay,
  type OutboxRelay,
  type OutboxRelayOptions,
} from './outbox/create-outbox-relay.ts';
export { createEmitFrontDesk, type EmitFrontDesk } from './outbox/emit-front-desk.ts';
export { createOutboxStore, type OutboxMeasures, type OutboxStore } from './outbox/outbox-store.ts';
export type { OutboxRow } from './outbox/outbox-row.ts';
export type { ShardLeases } from './outbox/shard-lease.ts';
export { poisonRecord, readValue } from './poison.ts';
export { createEventBus, type EventBusOptions } from './create-event-bus.ts';
export type { TopicDeclaration } from './topic.ts';
export { createInbox, type Inbox, type SeenEvent } from './inbox/create-inbox.ts';
export { createInboxSweep, createOutboxSweep, type SweepOptions } from './sweeps.ts';
export { createWorkLoop, type Settle, type WorkLoopOptions } from './work/work-loop.ts';
export { createWorkTable, type WorkTable } from './work/work-table.ts';
export type {
  ClaimedWork,
  DeadWork,
  RedoneWork,
  WantedWork,
  WorkFailure,
  WorkMeasures,
  WorkPause,
} from './work/work.ts';
export type { BusOperations, DeadLetter, GroupRef } from './operations/bus-operations.ts';
export { operatorsGroups } from './operations/bus-operations.ts';
export { createEmbeddedOperations } from './operations/embedded-operations.ts';
export { createKafkaOperations } from './operations/kafka-operations.ts';
