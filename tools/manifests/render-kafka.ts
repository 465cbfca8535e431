import {
  deadLetterTopic,
  kafkaTopics,
  topicNames,
  topics,
  type TopicName,
} from '@gomomo/contracts';
import { services, type Service } from '@gomomo/infra';
import { operatorsGroups } from '@gomomo/messaging';
import { stringify } from 'yaml';
import { mountAuthority } from './mount-authority.ts';

export const note =
  '# Generated from infra/services.ts and the topics (npm run generate); do not edit.\n';
export const toText = (objects: readonly object[]): string =>
  objects.map((object) => stringify(object)).join('---\n');

type Right = 'Delete' | 'Describe' | 'DescribeConfigs' | 'Read' | 'Write';
type Pattern = 'literal' | 'prefix';
export const acl = (
  type: 'topic' | 'group',
  name: string,
  operations: readonly Right[],
  patternType: Pattern = 'literal',
) => ({ resource: { type, name, patternType }, operations });

/** The topics that a service reads, and as which group: its own name, or one that begins with it. */
export const readingsOf = (name: string): { topic: TopicName; group: string }[] =>
  topicNames.flatMap((topic) =>
    topics[topic].groups
      .filter((group) => group === name || group.startsWith(`${name}-`))
      .map((group) => ({ topic, group })),
  );

export const toKafkaUser = (name: string, acls: readonly ReturnType<typeof acl>[]) => ({
  apiVersion: 'kafka.strimzi.io/v1',
  kind: 'KafkaUser',
  metadata: {
    name,
    labels: { 'app.kubernetes.io/name': 'kafka', 'strimzi.io/cluster': 'gomomo' },
  },
  spec: {
    authentication: { type: 'scram-sha-512' },
    authorization: { type: 'simple', acls },
  },
});

/** What each service may do in Kafka: write its topics, read others' as its groups, put aside what it cannot read. */
function rightsOf({ name, produces = [] }: Service) {
  const read = readingsOf(name);
  return [
    ...produces.map((topic) => acl('topic', topic, ['Describe', 'DescribeConfigs', 'Write'])),
    ...read.flatMap(({ topic, group }) => [
      acl('topic', topic, ['Describe', 'Read']),
      acl('topic', deadLetterTopic(topic, group), ['Describe', 'Write']),
    ]),
    ...new Set([name, ...read.map(({ group }) => group)])
      .values()
      .map((group) => acl('group', group, ['Describe', 'Read'])),
  ];
}

/**
 * What `npm run events` and the Kafka half of `npm run import` need: to see and set back our groups, to read dead letters,
 * to publish them and a moved log. Groups of its own read dead letters and remember which were redriven.
 */
export const operatorsRights = [
  ...topicNames.map((topic) => acl('topic', topic, ['Describe', 'Read', 'Write'])),
  ...topicNames.flatMap((topic) =>
    topics[topic].groups.flatMap((group) => [
      acl('topic', deadLetterTopic(topic, group), ['Describe', 'Read']),
      acl('group', group, ['Describe', 'Read']),
    ]),
  ),
  acl('group', operatorsGroups, ['Delete', 'Describe', 'Read'], 'prefix'),
];

/** Who may do what in Kafka, by user. */
const users = [
  ...services.map((service) => ({ name: service.name, rights: rightsOf(service) })),
  { name: 'operator', rights: operatorsRights },
];

/** k8s/components/strimzi/users.yaml */
export const renderKafkaUsers = (): string =>
  note + toText(users.map(({ name, rights }) => toKafkaUser(name, rights)));

/** infra/terraform/kafka.json: the same topics and rights, for a Kafka that somebody else runs. */
export function renderKafkaContract(): string {
  const spell = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
  const spelt = users.map(({ name, rights }) => [
    name,
    rights.flatMap(({ resource, operations }) =>
      operations.map((operation) => ({
        type: spell(resource.type),
        name: resource.name,
        pattern: resource.patternType === 'prefix' ? 'Prefixed' : 'Literal',
        operation,
      })),
    ),
  ]);
  return JSON.stringify({ topics: kafkaTopics, rights: Object.fromEntries(spelt) as object });
}

const { volumeMounts, volumes } = mountAuthority(
  'kafka-ca',
  'gomomo-cluster-ca-cert',
  '/etc/kafka',
);

/** k8s/components/strimzi/clients-patch.yaml: each service's login, and the authority it trusts. */
export const renderKafkaPatches = (): string =>
  `${note}# Strimzi keeps a user's password in a secret of the user's name.\n${toText(
    services.map(({ name }) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name },
      spec: {
        template: {
          spec: {
            containers: [
              {
                name,
                env: [
                  { name: 'KAFKA_SASL_USERNAME', value: name },
                  {
                    name: 'KAFKA_SASL_PASSWORD',
                    valueFrom: { secretKeyRef: { name, key: 'password' } },
                  },
                ],
                volumeMounts,
              },
            ],
            volumes,
          },
        },
      },
    })),
  )}`;
