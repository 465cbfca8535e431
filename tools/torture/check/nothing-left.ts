import { ownGroups, ownTopics } from '../look/backlog.ts';
import type { Data } from '../look/data.ts';
import { checkStatuses } from './mirror-status.ts';
import type { Invariant } from './verdict.ts';

/** What this list and Kafka do not both have: what is not looked at is not known to hold. */
function compare(what: string, wanted: readonly string[], there: readonly string[]): string[] {
  return [
    ...wanted.filter((name) => !there.includes(name)).map((name) => `${what} ${name} is not there`),
    ...there.filter((name) => !wanted.includes(name)).map((name) => `${what} ${name} is nobody’s`),
  ];
}

export const allDone: Invariant = {
  name: 'I9',
  says: 'every consumer is at the end of its topic, both mirrors have told of the last version, and nothing waits for a person',
  find: (data: Data) => {
    const { groups, backlogs, records, cluster, unsettled } = data;
    const names = ownGroups.map(({ group }) => group);
    return [
      ...unsettled.map((what) => `not settled: ${what}`),
      ...compare('the group', names, cluster.groups),
      ...compare('the topic', ownTopics, cluster.topics),
      ...names
        .filter((name) => groups.every(({ group }) => group !== name))
        .map((name) => `nobody has looked how far ${name} is`),
      ...groups
        .filter(({ lag }) => lag > 0)
        .map(({ group, topic, lag }) => `${group} is ${lag} behind in ${topic}`),
      ...backlogs.flatMap(({ schema, ...counts }) =>
        Object.entries(counts)
          .filter(([, count]) => count > 0)
          .map(([what, count]) => `${schema}: ${count} ${what}`),
      ),
      ...records
        .filter(({ topic }) => topic.endsWith('.dlq'))
        .map(({ topic, key }) => `${topic} has a record of ${key}`),
      ...checkStatuses(data),
    ];
  },
};

export const replayChangesNothing: Invariant = {
  name: 'I10',
  says: 'replaying every topic from its start changes nothing',
  find: ({ replay }: Data) => replay ?? [],
};
