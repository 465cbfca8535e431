import { LOOPBACK } from '../ports.ts';

/** A single node that is its own controller (KRaft), with as little running as a broker allows. */
export function kafkaProperties(options: {
  logFolder: string;
  port: number;
  controllerPort: number;
  advertisedPort: number;
  settings: Readonly<Record<string, string>> | undefined;
}): string {
  return toProperties({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${LOOPBACK}:${options.controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${LOOPBACK}:${options.port},CONTROLLER://${LOOPBACK}:${options.controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${LOOPBACK}:${options.advertisedPort}`,
    'log.dirs': options.logFolder,
    'auto.create.topics.enable': false,
    // 30 days, as in production: a group that was away longer than a topic keeps its records starts
    // at the oldest one in any case
    'offsets.retention.minutes': 43_200,
    'group.initial.rebalance.delay.ms': 0,
    'num.network.threads': 2,
    'num.io.threads': 2,
    'log.cleaner.dedupe.buffer.size': 4_194_304,
    // of one node nobody asks so often whether it is there: half of what it takes at rest
    'metadata.max.idle.interval.ms': 10_000,
    'broker.heartbeat.interval.ms': 5_000,
    'broker.session.timeout.ms': 20_000,
    ...singleNode,
    ...options.settings,
  });
}

/** One node cannot replicate; the internal topics would otherwise never come to be. */
const singleNode = {
  'offsets.topic.replication.factor': 1,
  'offsets.topic.num.partitions': 4,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'transaction.state.log.num.partitions': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'share.coordinator.state.topic.num.partitions': 1,
};

function toProperties(settings: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
