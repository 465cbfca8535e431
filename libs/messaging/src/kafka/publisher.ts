import { Partitioners, type Kafka, type Message, type Producer } from 'kafkajs';
import type { BusRecord } from '../bus.ts';
import { toBatches } from '../check-records.ts';
import { toBusError } from './errors.ts';

export interface KafkaPublisher {
  /** In order, each batch after the one before it is stored by all in-sync replicas. */
  publish(records: readonly BusRecord[]): Promise<void>;
  /** A message as it is, for the dead letters. */
  publishMessage(topic: string, message: Message): Promise<void>;
  close(): Promise<void>;
}

/**
 * Any throw discards the producer: kafkajs rolls an idempotent producer's sequence back after a
 * failed send, and the broker then takes the next, different batch for a repeat of it and drops it
 * in silence. So there is no idempotence here (consumers drop repeats by version), and no producer
 * is used again after a failure.
 */
export function createKafkaPublisher(kafka: Kafka): KafkaPublisher {
  let current: Promise<Producer> | undefined;
  let closed = false;
  const discard = (producer: Promise<Producer>): void => {
    if (current === producer) current = undefined;
    producer.then((one) => one.disconnect()).catch(() => undefined); // its fault was thrown already
  };
  const withProducer = async (work: (producer: Producer) => Promise<unknown>): Promise<void> => {
    if (closed) throw new Error('the bus is closed');
    const producer = (current ??= connectProducer(kafka));
    try {
      await work(await producer);
    } catch (error) {
      discard(producer);
      throw toBusError(error);
    }
  };
  return {
    publish: (records) =>
      withProducer(async (producer) => {
        for (const batch of toBatches(records)) {
          const topicMessages = [...Map.groupBy(batch, ({ topic }) => topic)].map(
            ([topic, messages]) => ({ topic, messages: messages.map(toMessage) }),
          );
          await producer.sendBatch({ acks: -1, topicMessages });
        }
      }),
    publishMessage: (topic, message) =>
      withProducer((producer) => producer.send({ acks: -1, topic, messages: [message] })),
    close: async () => {
      closed = true;
      await (await current?.catch(() => undefined))?.disconnect();
    },
  };
}

async function connectProducer(kafka: Kafka): Promise<Producer> {
  const producer = kafka.producer({
    idempotent: false,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner: Partitioners.DefaultPartitioner, // as Java's: other producers agree on a key
    metadataMaxAge: 60_000,
  });
  await producer.connect();
  return producer;
}

const toMessage = ({ key, headers, value }: BusRecord): Message => ({
  key,
  value,
  headers: { ...headers },
});
