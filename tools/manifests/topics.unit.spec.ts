import { kafkaTopics, topics, deadLetterTopic } from '@gomomo/contracts';
import { expect, test } from '@jest/globals';
import { parseAllDocuments, parse } from 'yaml';
import { services } from '@gomomo/infra';
import type { IKafkaTopic, IKafkaUser } from './custom-resources.ts';
import { readText } from './tree.ts';

const folder = 'k8s/components/strimzi';
const readAll = <Kind>(file: string): Kind[] =>
  parseAllDocuments(readText(`${folder}/${file}`)).map((document) => document.toJS() as Kind);

const declared = kafkaTopics.map(({ name, partitions, config }) => ({ name, partitions, config }));

test('the topics of Kubernetes are those of the contract, dead letters included', () => {
  const made = readAll<IKafkaTopic>('topics.yaml').map(({ metadata, spec }) => {
    const {
      'min.insync.replicas': _inSync,
      'unclean.leader.election.enable': _unclean,
      ...own
    } = spec.config;
    const config = Object.fromEntries(Object.entries(own).map(([key, it]) => [key, String(it)]));
    return { name: metadata.name, partitions: spec.partitions, config };
  });
  expect(made).toEqual(declared);
});

test('a record that was answered for is on two brokers, and stays there', () => {
  const careless = readAll<IKafkaTopic>('topics.yaml').filter(
    ({ spec }) =>
      spec.replicas !== 3 ||
      spec.config['min.insync.replicas'] !== 2 ||
      spec.config['unclean.leader.election.enable'] !== false,
  );
  expect(careless).toEqual([]);
});

test('the topics of compose are those of the contract', () => {
  const lines = readText('docker/kafka/topics.sh').matchAll(/^topic (\S+) (\d+) (.*)$/gm);
  const made = [...lines].map(([, name, partitions, options = '']) => ({
    name,
    partitions: Number(partitions),
    config: Object.fromEntries(options.split(' ').map((option) => option.split('='))),
  }));
  expect(made).toEqual(declared);
});

test('every app may read as its groups and write its dead letters, and only booking-core writes bookings', () => {
  const users = readAll<IKafkaUser>('users.yaml').filter(
    ({ metadata }) => metadata.name !== 'operator',
  );
  expect(users.map(({ metadata }) => metadata.name).toSorted()).toEqual(
    services.map(({ name }) => name).toSorted(),
  );
  for (const { metadata, spec } of users) {
    const { name = '' } = metadata;
    const rights = (type: 'topic' | 'group', operation: 'Read' | 'Write') =>
      spec.authorization.acls
        .filter((acl) => acl.resource.type === type && acl.operations.includes(operation))
        .map((acl) => acl.resource.name);
    const read = Object.entries(topics).flatMap(([topic, { groups }]) =>
      (groups as readonly string[])
        .filter((group) => group === name || group.startsWith(`${name}-`))
        .map((group) => ({ topic, group })),
    );
    const produced = services.find((service) => service.name === name)?.produces ?? [];
    const bookings = produced.filter((topic) => topic.startsWith('booking.'));
    expect(bookings.length > 0).toBe(name === 'booking-core');
    expect(new Set(rights('group', 'Read'))).toEqual(
      new Set([name, ...read.map(({ group }) => group)]),
    );
    expect(rights('topic', 'Read')).toEqual(read.map(({ topic }) => topic));
    expect(rights('topic', 'Write')).toEqual([
      ...produced,
      ...read.map(({ topic, group }) => deadLetterTopic(topic, group)),
    ]);
  }
});

test('an operator may read all, publish again and set groups back, and make or change nothing', () => {
  const { spec } =
    readAll<IKafkaUser>('users.yaml').find(({ metadata }) => metadata.name === 'operator') ?? {};
  const acls = spec?.authorization.acls ?? [];
  const named = (type: 'topic' | 'group', operation: string) =>
    acls.filter(
      ({ resource, operations }) =>
        resource.type === type && (operations as readonly string[]).includes(operation),
    );
  const namesOf = (found: typeof acls) => found.map(({ resource }) => resource.name).toSorted();
  expect(namesOf(named('topic', 'Read'))).toEqual(kafkaTopics.map(({ name }) => name).toSorted());
  expect(namesOf(named('topic', 'Write'))).toEqual(Object.keys(topics).toSorted());
  const groups = Object.values(topics).flatMap((topic) => [...topic.groups]);
  expect(namesOf(named('group', 'Read'))).toEqual([...groups, 'operators.'].toSorted());
  expect(named('group', 'Delete').map(({ resource }) => resource)).toEqual([
    { type: 'group', name: 'operators.', patternType: 'prefix' },
  ]);
  const strange = acls.flatMap(({ operations }) => operations as readonly string[]);
  expect(new Set(strange)).toEqual(new Set(['Delete', 'Describe', 'Read', 'Write']));
});

test('compose runs the Kafka that development and tests run', () => {
  const { services } = parse(readText('docker/compose.yaml'), { merge: true }) as {
    services: Record<string, { image: string }>;
  };
  const [, tested] = /<artifactId>kafka_[\d.]+<\/artifactId>\s*<version>([\d.]+)/.exec(
    readText('infra/kafka/pom.xml'),
  ) ?? ['', ''];
  expect(services['kafka']?.image).toBe(`docker.io/apache/kafka:${tested}`);
});
