export type {
  BusHealth,
  BusLoop,
  BusRecord,
  Delivery,
  EventBus,
  GroupLag,
  ReceivedRecord,
  RecordHandler,
  SubscribeOptions,
  Subscription,
} from './bus.ts';
export type { BusLogger } from './bus-logger.ts';
export { createEmbeddedBus, type EmbeddedBusOptions } from './embedded/create-embedded-bus.ts';
export { messagingMigrations } from './migrations.ts';
export { poisonRecord, readValue } from './poison.ts';
export { toDeadLetterDeclaration, toDeadLetterTopic, type TopicDeclaration } from './topic.ts';
