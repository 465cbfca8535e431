import type { Data } from '../look/data.ts';
import { given, soundData, toRecords } from './sound-data.ts';
import { asked } from './sound-history.ts';
import { bookedMs, halfHourMs, idOf, north } from './sound-visits.ts';

export type Lists = Pick<Data, 'entries' | 'claims' | 'outbox' | 'records'>;

/** Where nothing else is. */
export const place = {
  ...{ serviceId: north.cut, resourceId: idOf('Ana') },
  ...{ start: '2026-12-04T10:00:00.000Z', end: '2026-12-04T10:30:00.000Z' },
};
const startMs = Date.parse(place.start);

/** A hold of a client's, asked for at this time of the run, and how it ended; answered after 5 ms. */
export function heldBy(
  id: number,
  at: number,
  state: 'expired' | 'released' = 'expired',
  endedAfterMs = 65_000,
): Lists {
  const { end: _end, ...wanted } = place;
  const holdId = idOf(`h${id}`);
  const givenMs = bookedMs + at;
  const event = given(`h${id}`, givenMs);
  const { expiresAt } = event;
  const entry = asked(id, 'hold', wanted, { ...place, holdId, expiresAt });
  return {
    entries: [{ ...entry, at, answer: { kind: 'ok', ...entry.answer, at: at + 5 } }],
    claims: [
      {
        ...{ tenant: north.id, id: holdId, resource: place.resourceId, state, appointment: null },
        ...{ start: startMs, end: startMs + halfHourMs },
        ...{ from: startMs, to: startMs + halfHourMs },
        ...{ expiresAt: givenMs + 60_000, endedAt: givenMs + endedAfterMs, createdAt: givenMs },
      },
    ],
    outbox: [event],
    records: toRecords(event, 1_000 + id),
  };
}

/** Sound data, and all this besides. */
export const besides = (...more: readonly Partial<Lists>[]): Lists => ({
  entries: [...soundData.entries, ...more.flatMap(({ entries = [] }) => entries)],
  claims: [...soundData.claims, ...more.flatMap(({ claims = [] }) => claims)],
  outbox: [...soundData.outbox, ...more.flatMap(({ outbox = [] }) => outbox)],
  records: [...soundData.records, ...more.flatMap(({ records = [] }) => records)],
});
