import { deadLetterTopic } from '@gomomo/contracts';
import { AppError, type Clock } from '@gomomo/kernel';
import { call, createPool, type Pool } from '@gomomo/postgres';
import { deadLetterHeaderNames } from '../dead-letter.ts';
import { createGroupLocks } from '../embedded/group-locks.ts';
import { createEventLog } from '../embedded/log.ts';
import { toOperatorsGroup, type BusOperations, type GroupRef } from './bus-operations.ts';

const firstAtOrAfter = {
  name: 'messaging_first_at_or_after',
  text: `
    select coalesce(
      (select min(position) from messaging.records where topic = $1 and appended_at >= $2),
      (select next_position from messaging.topics where topic = $1), 0)::text as position`,
};

const most = 10_000;

/** On the log of the embedded bus, as a role in `messaging_app`. */
export function createEmbeddedOperations(connectionString: string, clock: Clock): BusOperations {
  const pool = createPool({ connectionString, applicationName: 'event-operations', max: 3 });
  const log = createEventLog(pool, clock);
  const readDeadLetters = async (graves: string, limit: number) =>
    log.read(graves, await log.positionOf(toOperatorsGroup(graves), graves), limit);
  return {
    lagOf: ({ topic, group }) => log.lagOf(group, topic),
    replay: (ref, to) =>
      whileStopped(pool, ref, async () => {
        const from = to === 'beginning' ? new Date(0) : to;
        const [row] = await call<{ position: string }>(pool, firstAtOrAfter, [ref.topic, from]);
        await log.moveTo(ref.group, ref.topic, BigInt(row?.position ?? 0));
        return (await log.lagOf(ref.group, ref.topic)).records;
      }),
    listDeadLetters: ({ topic, group }, limit) =>
      readDeadLetters(deadLetterTopic(topic, group), limit),
    redrive: async ({ topic, group }) => {
      const graves = deadLetterTopic(topic, group);
      const records = await readDeadLetters(graves, most);
      const last = records.at(-1);
      if (last === undefined) return 0;
      await log.append(
        records.map(({ key, headers, value }) => ({
          ...{ topic, key, value },
          headers: Object.fromEntries(
            Object.entries(headers).filter(([name]) => !deadLetterHeaderNames.has(name)),
          ),
        })),
      );
      await log.moveTo(toOperatorsGroup(graves), graves, BigInt(last.offset) + 1n);
      return records.length;
    },
    close: () => pool.end(),
  };
}

async function whileStopped<Result>(
  pool: Pool,
  { group, topic }: GroupRef,
  work: () => Promise<Result>,
): Promise<Result> {
  const locks = createGroupLocks(pool);
  try {
    const hold = await locks.tryHold(`${group} ${topic}`);
    if (hold === undefined) {
      throw new AppError('group-is-running', `group ${group} is running: stop its service first`);
    }
    try {
      return await work();
    } finally {
      await hold.release();
    }
  } finally {
    locks.close();
  }
}
