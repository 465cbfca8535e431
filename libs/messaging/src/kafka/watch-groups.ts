import type { Admin, Kafka } from 'kafkajs';
import type { GroupLag } from '../bus.ts';
import { toGroupLag } from '../group-lag.ts';

/** One admin connection, made anew after a failure. */
export interface KafkaWatch {
  lagOf(group: string, topic: string): Promise<GroupLag>;
  /** Throws unless a broker answers. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export function createKafkaWatch(kafka: Kafka): KafkaWatch {
  let current: Promise<Admin> | undefined;
  const connect = async (): Promise<Admin> => {
    const admin = kafka.admin({ retry: { retries: 1 } });
    await admin.connect();
    return admin;
  };
  const withAdmin = async <Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> => {
    const admin = (current ??= connect());
    try {
      return await work(await admin);
    } catch (error) {
      if (current === admin) current = undefined;
      admin.then((one) => one.disconnect()).catch(() => undefined); // its fault is thrown below
      throw error;
    }
  };
  return {
    lagOf: (group, topic) =>
      withAdmin(async (admin) => {
        const [ends, [committed]] = await Promise.all([
          admin.fetchTopicOffsets(topic),
          admin.fetchOffsets({ groupId: group, topics: [topic] }),
        ]);
        const reached = new Map(committed?.partitions.map((one) => [one.partition, one.offset]));
        const partitions = ends.map(({ partition, low, high }) => {
          const offset = BigInt(reached.get(partition) ?? -1);
          const from = offset < BigInt(low) ? BigInt(low) : offset;
          return { partition, position: String(from), records: Number(BigInt(high) - from) };
        });
        return toGroupLag(group, topic, partitions);
      }),
    ping: async () => {
      await withAdmin((admin) => admin.describeCluster());
    },
    close: async () => {
      await (await current?.catch(() => undefined))?.disconnect();
    },
  };
}
