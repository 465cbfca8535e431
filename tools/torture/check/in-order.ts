import type { Data, LogRecord } from '../look/data.ts';
import type { Invariant } from './verdict.ts';

/** The outbox has every version of a thing, from 1 on; of a tenant from when it was whole. */
function checkVersions({ outbox }: Data): string[] {
  return [...Map.groupBy(outbox, ({ aggregate }) => aggregate)].flatMap(([aggregate, rows]) => {
    const versions = rows.map(({ version }) => version).toSorted((a, b) => a - b);
    const first = rows[0]?.aggregateType === 'tenant' ? (versions[0] ?? 1) : 1;
    const gap = versions.findIndex((version, index) => version !== first + index);
    return gap < 0 ? [] : [`${aggregate} has versions ${versions.join(' ')}`];
  });
}

function checkPublished({ outbox, records }: Data): string[] {
  const inLog = new Set(
    records.filter(({ topic }) => topic === 'booking.events.v1').map(({ id }) => id),
  );
  return outbox
    .filter(({ eventId }) => !inLog.has(eventId))
    .map(
      ({ aggregate, version, type }) => `${type} ${version} of ${aggregate} never came into Kafka`,
    );
}

/** Duplicates come later; the first time that a version is read, it is the next one. */
function checkOrder(records: readonly LogRecord[]): string[] {
  const byKey = Map.groupBy(records, ({ topic, key }) => `${topic} ${key}`);
  return [...byKey].flatMap(([key, own]) => {
    const inOrder = own.toSorted((a, b) => Number(a.offset) - Number(b.offset));
    if (new Set(own.map(({ partition }) => partition)).size > 1) {
      return [`${key} lies in several partitions`];
    }
    let newest = 0;
    const seen = new Set<string>();
    for (const { id, version } of inOrder) {
      if (seen.has(id)) continue;
      seen.add(id);
      if (version <= newest)
        return [`${key}: version ${version} came first after version ${newest}`];
      newest = version;
    }
    return [];
  });
}

const checkBytes = (records: readonly LogRecord[]): string[] =>
  [...Map.groupBy(records, ({ topic, id }) => `${topic} ${id}`)]
    .filter(([, own]) => new Set(own.map(({ hash }) => hash)).size > 1)
    .map(([id]) => `${id} has several contents`);

export const inOrder: Invariant = {
  name: 'I4',
  says: 'every change is one event, in Kafka at least once, in order, and always the same bytes',
  find: (data) => {
    const ours = data.records.filter(({ topic }) => topic.startsWith('booking.'));
    return [
      ...checkVersions(data),
      ...checkPublished(data),
      ...checkOrder(ours.filter(({ topic }) => topic === 'booking.events.v1')),
      ...checkBytes(ours),
    ];
  },
};
