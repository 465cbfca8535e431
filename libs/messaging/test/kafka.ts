import { hasKafka, startKafka, type EmbeddedKafka } from '@gomomo/embedded';
import { silentLog, skipUnless, temporaryFolder } from '@gomomo/testing';
import { ensureTopics, type KafkaConnection, type TopicDeclaration } from '../src/index.ts';

const searchPath = process.env['PATH'];

export const describeWithKafka = skipUnless({
  isPresent: () => hasKafka(searchPath),
  hint: 'Kafka tests: no broker (apt-get install openjdk-17-jre-headless maven)',
});

/** A throwaway broker with the given topics. */
export async function startTestKafka(topics: readonly TopicDeclaration[]): Promise<{
  broker: EmbeddedKafka;
  connection: KafkaConnection;
  /** The same broker again, after it was killed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}> {
  const dataDir = temporaryFolder('kafka-');
  let broker = await startKafka({ dataDir, searchPath });
  const connection = { brokers: [broker.brokers], clientId: 'spec' };
  await ensureTopics({ connection, topics, replicas: 1, logger: silentLog });
  return {
    broker,
    connection,
    restart: async () => {
      broker = await startKafka({ dataDir, searchPath, port: broker.port });
    },
    stop: () => broker.stop(),
  };
}
