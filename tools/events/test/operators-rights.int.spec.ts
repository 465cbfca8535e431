import { deadLetterTopic, kafkaTopics } from '@gomomo/contracts';
import { hasKafka, startKafka, type EmbeddedKafka } from '@gomomo/embedded';
import { systemClock } from '@gomomo/kernel';
import {
  createKafkaBus,
  ensureTopics,
  type EventBus,
  type KafkaConnection,
} from '@gomomo/messaging';
import { silentLog, skipUnless, temporaryFolder, until } from '@gomomo/testing';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  Kafka,
  logLevel,
  ResourcePatternTypes,
} from 'kafkajs';
import { operatorsRights } from '../../manifests/render-kafka.ts';
import { commands } from '../commands.ts';
import { findPlaces } from '../places.ts';

const searchPath = process.env['PATH'];
const password = 'spec';

/** A broker that knows who asks, and refuses what no right allows, as one of Strimzi does. */
const guarded = {
  'listener.security.protocol.map': 'PLAINTEXT:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT',
  'sasl.enabled.mechanisms': 'PLAIN',
  'sasl.mechanism.inter.broker.protocol': 'PLAIN',
  'listener.name.plaintext.plain.sasl.jaas.config':
    'org.apache.kafka.common.security.plain.PlainLoginModule required ' +
    `username="admin" password="${password}" user_admin="${password}" user_operator="${password}";`,
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:admin;User:ANONYMOUS',
};

const toOperation = {
  Delete: AclOperationTypes.DELETE,
  Describe: AclOperationTypes.DESCRIBE,
  DescribeConfigs: AclOperationTypes.DESCRIBE_CONFIGS,
  Read: AclOperationTypes.READ,
  Write: AclOperationTypes.WRITE,
};

async function grant(connection: KafkaConnection): Promise<void> {
  const admin = new Kafka({
    brokers: [...connection.brokers],
    sasl: connection.sasl as never,
    logLevel: logLevel.NOTHING,
  }).admin();
  await admin.connect();
  await admin.createAcls({
    acl: operatorsRights.flatMap(({ resource, operations }) =>
      operations.map((operation) => ({
        resourceType: resource.type === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
        resourceName: resource.name,
        resourcePatternType:
          resource.patternType === 'prefix'
            ? ResourcePatternTypes.PREFIXED
            : ResourcePatternTypes.LITERAL,
        principal: 'User:operator',
        host: '*',
        operation: toOperation[operation],
        permissionType: AclPermissionTypes.ALLOW,
      })),
    ),
  });
  // The broker takes them over from its controller a moment later.
  const every = {
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  };
  await until(async () => {
    const { resources } = await admin.describeAcls(every);
    expect(resources).toHaveLength(operatorsRights.length);
  });
  await admin.disconnect();
}

skipUnless({
  isPresent: () => hasKafka(searchPath),
  hint: 'rights in Kafka: no broker (apt-get install openjdk-17-jre-headless maven)',
})('the rights that an operator has in Kafka', () => {
  const [topic, group] = ['booking.state.v1', 'calendar-sync'] as const;
  let broker: EmbeddedKafka;
  let admin: EventBus;
  const as = (username: string): KafkaConnection => ({
    brokers: [broker.brokers],
    clientId: 'spec',
    sasl: { mechanism: 'plain', username, password },
  });
  const open = (username: string): EventBus =>
    createKafkaBus({
      ...{ connection: as(username), topics: kafkaTopics, clock: systemClock, logger: silentLog },
      onFatal: () => undefined,
    });

  beforeAll(async () => {
    broker = await startKafka({
      dataDir: temporaryFolder('rights-'),
      searchPath,
      settings: guarded,
    });
    await ensureTopics({
      connection: as('admin'),
      topics: kafkaTopics,
      replicas: 1,
      logger: silentLog,
    });
    await grant(as('admin'));
    admin = open('admin');
  }, 120_000);
  afterAll(async () => {
    await admin?.close();
    await broker?.stop();
  }, 30_000);

  const run = async (
    name: string,
    args: readonly string[] = [],
    to?: string,
  ): Promise<string[]> => {
    const places = await findPlaces({
      KAFKA_BROKERS: broker.brokers,
      KAFKA_SASL_MECHANISM: 'plain',
      KAFKA_SASL_USERNAME: 'operator',
      KAFKA_SASL_PASSWORD: password,
      DATA_DIR: temporaryFolder('rights-data-'),
    });
    const said: string[] = [];
    const print = (line: string) => said.push(line);
    await commands[name]?.(places, { args, to, yes: true, values: false, limit: 20, print });
    return said;
  };
  const record = (key: string) => ({
    topic,
    key,
    headers: { ce_id: key },
    value: Buffer.from('{}'),
  });

  test('let them see what every group has still to read', async () => {
    const lines = await run('lag');
    expect(lines.find((line) => line.startsWith(group))).toMatch(/0$/);
  }, 60_000);

  test('let them publish what a move brings along, and set a group back to it', async () => {
    const bus = open('operator');
    await bus.publish([record('moved')]);
    await bus.close();
    expect(await run('replay', [group, topic], 'beginning')).toEqual([
      `${group} will read 1 records when its service starts`,
    ]);
    const lines = await run('lag');
    expect(lines.find((line) => line.startsWith(group))).toMatch(/ 1 +\d+: 1 from 0$/);
  }, 60_000);

  test('let them look at dead letters and publish them again', async () => {
    await admin.publish([{ ...record('dead'), topic: deadLetterTopic(topic, group) }]);
    expect(await run('dead-letters', [group, topic])).toHaveLength(1);
    expect(await run('redrive', [group, topic])).toEqual(['1 records are published again']);
    expect(await run('dead-letters', [group, topic])).toEqual(['none']);
  }, 60_000);

  test('do not let them put anything among the dead letters', async () => {
    const bus = open('operator');
    const letter = { ...record('no'), topic: deadLetterTopic(topic, group) };
    const cause = { message: expect.stringContaining('Not authorized to access topics') };
    await expect(bus.publish([letter])).rejects.toMatchObject({ cause });
    await bus.close();
  }, 60_000);
});
