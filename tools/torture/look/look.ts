import { readHistory } from '../history/history.ts';
import type { Stage } from '../stage.ts';
import { ownGroups } from './backlog.ts';
import { readCache } from './cache.ts';
import type { Data, LogRecord, Workbook } from './data.ts';
import { readDatabase } from './database.ts';
import { readEventIds, readGoogle } from './google.ts';
import { connectKafka, listCluster, readLags, readTopic } from './log.ts';
import { ownerUrlOf } from '../../rolling/place.ts';
import { brokersOf } from './places.ts';
import { readConversations } from './read-conversations.ts';
import { readWorkbook } from './workbooks.ts';

export type LookedAt = Omit<Data, 'entries' | 'notes' | 'replay' | 'unsettled'>;

export async function look(stage: Stage): Promise<LookedAt> {
  const { shops, stack, google, historyFile } = stage;
  const { entries } = readHistory(historyFile);
  const ids = shops.map(({ id }) => id);
  return {
    ...(await readDatabase(ownerUrlOf(stage), ids)),
    ...(await readKafka(brokersOf(stage))),
    ...{ at: Date.now(), shops, cache: await readCache(stage) },
    ...{ events: readGoogle(google), eventIds: readEventIds(google) },
    ...readWorkbooks(stage),
    conversations: await readConversations(stack.origin, entries),
  };
}

/** One that cannot be read is torn, and is none. */
function readWorkbooks({ shops, workbooks }: Stage): Pick<Data, 'workbooks' | 'torn'> {
  const read: Workbook[] = [];
  const torn = [...workbooks.torn()];
  for (const shop of shops) {
    try {
      const book = readWorkbook(workbooks.folder, shop);
      if (book !== undefined) read.push(book);
    } catch (error) {
      torn.push(`${shop.slug}.xlsx cannot be read: ${String(error)}`);
    }
  }
  return { workbooks: read, torn };
}

/** Every topic that there is, whoever made it. */
async function readKafka(brokers: string): Promise<Pick<Data, 'records' | 'groups' | 'cluster'>> {
  const kafka = connectKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  try {
    const cluster = await listCluster(admin);
    const records: LogRecord[] = [];
    for (const topic of cluster.topics) records.push(...(await readTopic(kafka, topic)));
    const there = ownGroups.filter(({ topic }) => cluster.topics.includes(topic));
    return { cluster, records, groups: await readLags(admin, there) };
  } finally {
    await admin.disconnect();
  }
}
