import { deadLetterTopic, topicNames } from '@gomomo/contracts';
import { readHistory } from '../history/history.ts';
import type { Stage } from '../stage.ts';
import { ownGroups } from './backlog.ts';
import type { Data, GroupLag, LogRecord } from './data.ts';
import { readDatabase } from './database.ts';
import { readGoogle } from './google.ts';
import { connectKafka, readLags, readTopic } from './log.ts';
import { brokersOf, ownerUrl } from './places.ts';
import { readConversations } from './read-conversations.ts';
import { readWorkbook } from './workbooks.ts';

export type LookedAt = Omit<Data, 'entries' | 'notes' | 'replay'>;

export async function look(stage: Stage): Promise<LookedAt> {
  const { shops, stack, google, workbooks, historyFile } = stage;
  const { entries } = readHistory(historyFile);
  const ids = shops.map(({ id }) => id);
  return {
    ...(await readDatabase(ownerUrl(stage), ids)),
    ...(await readKafka(brokersOf(stage))),
    ...{ shops, events: readGoogle(google), torn: workbooks.torn() },
    workbooks: shops
      .map((shop) => readWorkbook(workbooks.folder, shop))
      .filter((book) => book !== undefined),
    conversations: await readConversations(stack.origin, entries),
  };
}

async function readKafka(brokers: string): Promise<{ records: LogRecord[]; groups: GroupLag[] }> {
  const kafka = connectKafka(brokers);
  const dead = ownGroups.map(({ topic, group }) => deadLetterTopic(topic, group));
  const records: LogRecord[] = [];
  for (const topic of [...topicNames, ...dead]) records.push(...(await readTopic(kafka, topic)));
  const admin = kafka.admin();
  await admin.connect();
  const groups = await readLags(admin, ownGroups);
  await admin.disconnect();
  return { records, groups };
}
