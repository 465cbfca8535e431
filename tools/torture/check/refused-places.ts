import type { AppointmentRow, Data, OutboxRow } from '../look/data.ts';
import { minuteMs, mostTurnedMs, toWrongClocks, type Time } from './clocks.ts';
import { eventsTopic } from './diary.ts';
import { toTouches } from './ended-holds.ts';
import { toHeld } from './told-by-api.ts';
import type { Wish } from './wishes.ts';

/** Who asked for one place and was told that it is taken, for as long as it was asked for. */
interface Refusal extends Time {
  readonly wish: Wish;
  /** A resource and a start. */
  readonly place: string;
}

/** A hold that ran out may be in the way of a moment, while somebody is at ending it. */
const momentMs = 3_000;
/** What is done may have been begun so long ago, by a process that stood. */
const lateMs = 75_000;
/** Of the longest service that is asked for. */
const lengthMs = 1_800_000;

const placeOf = (resource: unknown, start: number): string => `${String(resource)} ${start}`;

/** Of those who named a resource: of whoever comes as anybody’s, nobody tells which were tried. */
export function toRefusals(wishes: readonly Wish[]): Refusal[] {
  return wishes.flatMap((wish) => {
    const refused = wish.calls.filter(({ answer }) => answer?.code === 'slot-taken');
    const { start, resourceId } = wish.calls[0]?.asked ?? {};
    const to = refused.at(-1)?.answer?.at;
    if (to === undefined || resourceId === undefined || start === undefined) return [];
    const place = placeOf(resourceId, Date.parse(String(start)));
    return [{ wish, place, from: wish.calls[0]?.at ?? 0, to }];
  });
}

/**
 * A hold that had run out kept others out: it stands in the way of nobody, whenever it is swept up. While it is there
 * nothing else can be in that place. Refusals of one moment may be of that in which somebody was ending it in vain.
 */
export function findBlocking(wishes: readonly Wish[], { entries, claims, notes }: Data): string[] {
  const refused = Map.groupBy(toRefusals(wishes), ({ place }) => place);
  const wrong = toWrongClocks(notes);
  const touched = toTouches(entries);
  const byId = new Map(claims.map((claim) => [claim.id, claim]));
  return [...toHeld(wishes)].flatMap(([id, { calls }]) => {
    const claim = byId.get(id);
    const { state, expiresAt = null, endedAt = null } = claim ?? {};
    if (state !== 'expired' || expiresAt === null || endedAt === null || touched.has(id)) return [];
    const begun = calls[0]?.at ?? 0;
    const told = calls.find(({ answer }) => answer?.kind === 'ok')?.answer?.at ?? Infinity;
    const over = told + minuteMs + momentMs;
    const ended = begun + minuteMs + (endedAt - expiresAt) - momentMs;
    if (wrong.some(({ from, to }) => from < ended && to > begun)) return [];
    const kept = (refused.get(placeOf(claim?.resource, claim?.start ?? 0)) ?? []).filter(
      ({ from, to }) => from > over && to < ended,
    );
    const first = Math.min(...kept.map(({ to }) => to));
    return kept.every(({ from }) => from < first + momentMs)
      ? []
      : [
          `hold ${id} had run out and kept out calls ${kept.map(({ wish }) => wish.calls[0]?.id).join(', ')}`,
        ];
  });
}

/** From when to when something may have been in a place, by the clock of whoever put it there. */
interface Stay extends Time {
  readonly of: string;
  readonly start: number;
  readonly end: number;
}

/** Where an appointment has been, version by version; before the first of them it may have been held. */
function staysOf(versions: readonly OutboxRow[], row: AppointmentRow | undefined): Stay[] {
  const told = versions.toSorted((a, b) => a.version - b.version);
  return told.flatMap(({ at, version, appointment }, index): Stay[] => {
    if (appointment === null || appointment.status === 'cancelled') return [];
    const isFirst = version === 1 && row?.sourceHold !== null;
    return [
      {
        of: appointment.resource.id,
        ...{ start: Date.parse(appointment.start), end: Date.parse(appointment.end) },
        ...{ from: isFirst ? at - minuteMs : at, to: told[index + 1]?.at ?? Infinity },
      },
    ];
  });
}

function toStays({ claims, appointments, outbox }: Data): Stay[] {
  const rows = new Map(appointments.map((row) => [row.id, row]));
  const events = outbox.filter(
    ({ topic, appointment }) => topic === eventsTopic && appointment !== null,
  );
  const byId = Map.groupBy(events, ({ aggregate }) => aggregate);
  return [
    ...claims.map(({ resource, from, to, createdAt, endedAt }) => ({
      ...{ of: resource, start: from, end: to },
      ...{ from: createdAt, to: endedAt ?? Infinity },
    })),
    ...[...byId].flatMap(([id, versions]) => staysOf(versions, rows.get(id))),
  ];
}

/** Who was told that a place is taken, where nothing can have been at that time. */
export function findFreeRefused(wishes: readonly Wish[], data: Data): string[] {
  const [began] = data.notes.flatMap(({ note }) => /^began: (\d+)$/.exec(note)?.[1] ?? []);
  const zero = began === undefined ? undefined : Number(began);
  const margin = lateMs + mostTurnedMs(data.notes);
  const stays = Map.groupBy(toStays(data), ({ of }) => of);
  return toRefusals(wishes).flatMap(({ wish, place, from, to }) => {
    const [resource = '', start = ''] = place.split(' ');
    const at = Number(start);
    const isTaken = (stays.get(resource) ?? []).some(
      (stay) =>
        stay.start < at + lengthMs &&
        stay.end > at &&
        (zero === undefined || (stay.from - margin < zero + to && stay.to + margin > zero + from)),
    );
    return isTaken ? [] : [`${wish.op} call ${wish.calls[0]?.id} was told that ${place} is taken`];
  });
}
