import { createSchemaRenderer, type JsonSchema } from '../json-schema/renderer.ts';
import { eventHeaders } from './event-headers.ts';
import { eventTypes, getEventSpec, type EventType } from './event-specs.ts';
import { topicNames, topics, type TopicName } from './topics.ts';

/** Names in an AsyncAPI document may not hold every character that topics and types do. */
const channelId = (topic: TopicName) => topic.replaceAll('.', '-');

const schemaPrefix = '#/components/schemas/';

/** The events as an AsyncAPI 3 document, told from our side: we send. */
export function renderAsyncApi(version: string): JsonSchema {
  const renderer = createSchemaRenderer({ form: 'open', io: 'output', refPrefix: schemaPrefix });
  const headers = renderer.render(eventHeaders);
  const messages = Object.fromEntries(
    eventTypes.map((type) => [
      type,
      {
        name: type,
        summary: getEventSpec(type).summary,
        contentType: 'application/json',
        headers,
        payload: renderer.render(getEventSpec(type).data),
        bindings: { kafka: { key: { type: 'string', format: 'uuid' } } },
      },
    ]),
  );
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'gomomo events',
      version,
      description:
        'CloudEvents 1.0 in Kafka binary mode. At least once, ordered per key; apply only a newer ' +
        'version (ce_sequence). Within v1 only optional fields and values of open enumerations ' +
        'are added.',
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(topicNames.map((topic) => [channelId(topic), toChannel(topic)])),
    operations: Object.fromEntries(eventTypes.flatMap(toOperations)),
    components: { messages, schemas: renderer.named() },
  };
}

const typesOf = (topic: TopicName) =>
  eventTypes.filter((type) => getEventSpec(type).topic === topic);

function toChannel(topic: TopicName): JsonSchema {
  const { summary, partitions, cleanupPolicy, retentionMs } = topics[topic];
  const kept = cleanupPolicy === 'compact' ? 'delete.retention.ms' : 'retention.ms';
  return {
    address: topic,
    summary,
    messages: Object.fromEntries(
      typesOf(topic).map((type) => [type, { $ref: `#/components/messages/${type}` }]),
    ),
    bindings: {
      kafka: {
        topic,
        partitions,
        topicConfiguration: { 'cleanup.policy': [cleanupPolicy], [kept]: retentionMs },
      },
    },
  };
}

function toOperations(type: EventType): [string, JsonSchema][] {
  const { topic, producers, summary } = getEventSpec(type);
  const channel = `#/channels/${channelId(topic)}`;
  return producers.map((producer) => [
    `${producer}.${type}`,
    {
      action: 'send',
      summary,
      channel: { $ref: channel },
      messages: [{ $ref: `${channel}/messages/${type}` }],
      tags: [{ name: producer }],
    },
  ]);
}
