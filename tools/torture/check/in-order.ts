import type { AppointmentRow, Data, LogRecord, OutboxRow } from '../look/data.ts';
import { eventsTopic, plain } from './diary.ts';
import type { Invariant } from './verdict.ts';

const stateTopic = 'booking.state.v1';

/** Whose versions count together. */
const lineOf = ({ schema, aggregate }: OutboxRow): string => `${schema} ${aggregate}`;

/** An outbox has every version of a thing, from 1 on; booking-core's of a tenant from when it was whole. */
function checkVersions({ outbox }: Data): string[] {
  return [...Map.groupBy(outbox, lineOf)].flatMap(([line, rows]) => {
    const versions = rows.map(({ version }) => version).toSorted((a, b) => a - b);
    const [row] = rows;
    const isTenant = row?.schema === 'booking' && row.aggregateType === 'tenant';
    const first = isTenant ? (versions[0] ?? 1) : 1;
    const gap = versions.findIndex((version, index) => version !== first + index);
    return gap < 0 ? [] : [`${line} has versions ${versions.join(' ')}`];
  });
}

/** The last event of an appointment is the appointment. */
function checkLast({ outbox, appointments }: Data): string[] {
  const last = new Map<string, OutboxRow>();
  for (const row of outbox) {
    if (row.topic !== eventsTopic || row.appointment === null) continue;
    if (row.version > (last.get(row.aggregate)?.version ?? 0)) last.set(row.aggregate, row);
  }
  return appointments.flatMap((row) => {
    const event = last.get(row.id);
    const differ = event === undefined ? ['nothing'] : findDifferences(row, event);
    return differ.length === 0
      ? []
      : [`the last event of ${row.id} tells another ${differ.join()}`];
  });
}

function findDifferences(row: AppointmentRow, { version, appointment, tenant }: OutboxRow) {
  return [
    ...(version === row.version && appointment?.version === row.version ? [] : ['version']),
    ...(tenant === row.tenant ? [] : ['tenant']),
    ...(plain(appointment?.reference) === plain(row.reference) ? [] : ['reference']),
    ...(appointment?.status === row.status ? [] : ['status']),
    ...(Date.parse(appointment?.start ?? '') === row.start ? [] : ['start']),
    ...(Date.parse(appointment?.end ?? '') === row.end ? [] : ['end']),
    ...(appointment?.service.id === row.service ? [] : ['service']),
    ...(appointment?.resource.id === row.resource ? [] : ['resource']),
  ];
}

function checkPublished({ outbox, records }: Data): string[] {
  const inLog = new Set(records.map(({ topic, id }) => `${topic} ${id}`));
  return outbox
    .filter(({ topic, eventId }) => topic !== stateTopic && !inLog.has(`${topic} ${eventId}`))
    .map(
      ({ topic, aggregate, version, type }) =>
        `${type} ${version} of ${aggregate} never came into ${topic}`,
    );
}

/**
 * The compacted topic has the newest of each appointment and of each tenant, and ends with it: what is left of it
 * is the last.
 */
function checkState({ outbox, records }: Data): string[] {
  const states = Map.groupBy(
    records.filter(({ topic }) => topic === stateTopic),
    ({ key }) => key,
  );
  const wanted = new Map<string, number>();
  for (const { schema, topic, aggregate, aggregateType, version } of outbox) {
    if (schema !== 'booking' || (topic !== eventsTopic && topic !== stateTopic)) continue;
    if (aggregateType !== 'appointment' && aggregateType !== 'tenant') continue;
    wanted.set(aggregate, Math.max(wanted.get(aggregate) ?? 0, version));
  }
  return [...wanted].flatMap(([key, version]) => {
    const own = states.get(key) ?? [];
    const newest = Math.max(0, ...own.map((record) => record.version));
    if (newest !== version) {
      return [`${stateTopic} has version ${newest || 'none'} of ${key}, which is at ${version}`];
    }
    const last = own.toSorted(byOffset).at(-1)?.version;
    return last === version
      ? []
      : [`${stateTopic} ends with version ${last} of ${key}, which is at ${version}`];
  });
}

const byOffset = (a: LogRecord, b: LogRecord): number => Number(a.offset) - Number(b.offset);

/**
 * Duplicates come later; the first time that a version is read, it is the next one. Two services may tell of one
 * thing in one topic, each in its own order.
 */
function checkOrder({ outbox, records }: Data): string[] {
  const rows = new Map(outbox.map((row) => [`${row.topic} ${row.eventId}`, row]));
  const lines = Map.groupBy(records.filter(isOurs), (record) => {
    const row = rows.get(`${record.topic} ${record.id}`);
    return `${record.topic} ${record.key} ${row?.schema ?? ''}`;
  });
  const versionOf = (record: LogRecord): number =>
    rows.get(`${record.topic} ${record.id}`)?.version ?? record.version;
  return [...lines].flatMap(([line, own]) => {
    const inOrder = own.toSorted(byOffset);
    let newest = 0;
    const seen = new Set<string>();
    for (const record of inOrder) {
      if (seen.has(record.id)) continue;
      seen.add(record.id);
      const version = versionOf(record);
      if (version <= newest)
        return [`${line}: version ${version} came first after version ${newest}`];
      newest = version;
    }
    return [];
  });
}

const isOurs = ({ topic }: LogRecord): boolean => !topic.endsWith('.dlq');

/** All of a key lies in one partition: else there is no order. */
const checkPlaces = (records: readonly LogRecord[]): string[] =>
  [...Map.groupBy(records, ({ topic, key }) => `${topic} ${key}`)]
    .filter(([, own]) => new Set(own.map(({ partition }) => partition)).size > 1)
    .map(([key]) => `${key} lies in several partitions`);

const checkBytes = (records: readonly LogRecord[]): string[] =>
  [...Map.groupBy(records, ({ topic, id }) => `${topic} ${id}`)]
    .filter(([, own]) => new Set(own.map(({ hash }) => hash)).size > 1)
    .map(([id]) => `${id} has several contents`);

export const inOrder: Invariant = {
  name: 'I4',
  says: 'every change is one event and the last is how the thing is; each is in its topic at least once, in order, and always the same bytes',
  find: (data) => {
    const ours = data.records.filter(isOurs);
    return [
      ...checkVersions(data),
      ...checkLast(data),
      ...checkPublished(data),
      ...checkState(data),
      ...checkPlaces(ours),
      ...checkOrder(data),
      ...checkBytes(ours),
    ];
  },
};
