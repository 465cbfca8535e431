import type { Stage } from '../stage.ts';
import { asOwner } from './as-owner.ts';
import { ownGroups } from './backlog.ts';
import type { Data, LogRecord } from './data.ts';
import { readBacklogs } from './database.ts';
import { connectKafka, readLags, readTopic } from './log.ts';
import { brokersOf } from './places.ts';

/** What can be left over. */
export type LeftOver = Pick<Data, 'groups' | 'backlogs' | 'records'>;

/** What a replay has left over: how far the groups are, what waits, and dead letters. */
export async function lookAfterReplay(stage: Stage): Promise<LeftOver> {
  const kafka = connectKafka(brokersOf(stage));
  const admin = kafka.admin();
  try {
    await admin.connect();
    const dead = (await admin.listTopics()).filter((topic) => topic.endsWith('.dlq'));
    const records: LogRecord[] = [];
    for (const topic of dead) records.push(...(await readTopic(kafka, topic)));
    return {
      groups: await readLags(admin, ownGroups),
      backlogs: await asOwner(stage, readBacklogs),
      records,
    };
  } finally {
    await admin.disconnect();
  }
}

/** What was left over before, and what the replay has left over besides, told apart by name. */
export function addAfterReplay(before: LeftOver, after: LeftOver): LeftOver {
  const known = new Set(before.records.map(placeOf));
  return {
    groups: [
      ...before.groups,
      ...after.groups.map((each) => ({ ...each, group: `${each.group} (replayed)` })),
    ],
    backlogs: [
      ...before.backlogs,
      ...after.backlogs.map((each) => ({ ...each, schema: `${each.schema} (replayed)` })),
    ],
    records: [...before.records, ...after.records.filter((each) => !known.has(placeOf(each)))],
  };
}

const placeOf = ({ topic, partition, offset }: LogRecord): string =>
  `${topic} ${partition} ${offset}`;
