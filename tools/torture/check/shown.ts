import type { AppointmentRow, Data, Snapshot } from '../look/data.ts';
import { toDiary, type Diary } from './diary.ts';

/** All that there is to compare with what was told. */
export interface Truth {
  readonly diary: Diary;
  readonly rows: ReadonlyMap<string, AppointmentRow>;
  /** Of a tenant, by its slug. */
  readonly idOf: ReadonlyMap<string, string>;
}

export const toTruth = (data: Pick<Data, 'outbox' | 'appointments' | 'shops'>): Truth => ({
  diary: toDiary(data),
  rows: new Map(data.appointments.map((row) => [row.id, row])),
  idOf: new Map(data.shops.map(({ slug, id }) => [slug, id])),
});

/** What was shown is a version that there was, and the row is of that version or a later one. */
export function checkShown(tell: string, tenant: string, shown: Snapshot, truth: Truth): string[] {
  const { reference, version } = shown;
  const event = truth.diary.find(truth.idOf.get(tenant) ?? '', reference, version)?.appointment;
  const what = `${tell}: ${reference} in version ${version}`;
  if (event === undefined || event === null) return [`${what} was told and has no event`];
  const differ = [
    ...(event.id === shown.id ? [] : ['id']),
    ...(event.status === shown.status ? [] : ['status']),
    ...(Date.parse(event.start) === Date.parse(shown.start) ? [] : ['start']),
    ...(Date.parse(event.end) === Date.parse(shown.end) ? [] : ['end']),
    ...(event.service.id === shown.service.id ? [] : ['service']),
    ...(event.resource.id === shown.resource.id ? [] : ['resource']),
  ];
  if (differ.length > 0) return [`${what} was told with another ${differ.join(', ')}`];
  const row = truth.rows.get(shown.id);
  return row !== undefined && row.version >= version
    ? []
    : [`${what} was told, and the row has version ${row?.version ?? 'none'}`];
}
