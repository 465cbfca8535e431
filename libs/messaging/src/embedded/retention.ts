import { type Clock, dayMs } from '@gomomo/kernel';
import { call, type Pool } from '@gomomo/postgres';
import type { BusLoop } from '../bus.ts';
import type { TopicDeclaration } from '../topic.ts';

const batch = 1000;
const standardRetentionMs = 14 * dayMs;

const deleteOld = {
  name: 'messaging_delete_old',
  text: `
    with gone as (
      delete from messaging.records where ctid = any(array(
        select ctid from messaging.records where topic = $1 and appended_at < $2
         order by position limit ${batch}))
      returning 1)
    select count(*)::integer as gone from gone`,
};

// What Kafka's cleaner does: of each key the newest stays, and a tombstone for a while.
const compact = {
  name: 'messaging_compact',
  text: `
    with gone as (
      delete from messaging.records where ctid = any(array(
        select r.ctid from messaging.records r
         where r.topic = $1
           and ((r.value is null and r.appended_at < $2)
             or exists (select from messaging.records newer
                         where newer.topic = r.topic and newer.key = r.key
                           and newer.position > r.position))
         limit ${batch}))
      returning 1)
    select count(*)::integer as gone from gone`,
};

/** Keeps the log as the topics declare; several replicas may run it. */
export function createRetention(
  pool: Pool,
  topics: readonly TopicDeclaration[],
  clock: Clock,
): BusLoop {
  return {
    name: 'event-log-retention',
    everyMs: 600_000,
    run: async (signal) => {
      for (const topic of topics) {
        const isCompacted = topic.config['cleanup.policy'] === 'compact';
        const kept = topic.config[isCompacted ? 'delete.retention.ms' : 'retention.ms'];
        const keptMs = Number(kept ?? standardRetentionMs);
        const values = [topic.name, new Date(clock.now() - keptMs)];
        let gone = batch;
        while (gone === batch && !signal.aborted) {
          const statement = isCompacted ? compact : deleteOld;
          const [row] = await call<{ gone: number }>(pool, statement, values);
          gone = row?.gone ?? 0;
        }
      }
    },
  };
}
