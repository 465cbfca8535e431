import type { Data, OutboxRow } from '../look/data.ts';
import { eventsTopic } from './diary.ts';
import { minuteMs, mostTurnedMs } from './clocks.ts';
import { checkEnded } from './ended-holds.ts';
import { findBlocking } from './refused-places.ts';
import type { Invariant } from './verdict.ts';
import { toWishes } from './wishes.ts';

/** Holds that have run out are looked for once a minute, by whoever runs; each of them may stand still for another. */
const sweptWithinMs = 4 * 60_000;

const isHold = ({ topic, aggregateType }: OutboxRow): boolean =>
  topic === eventsTopic && aggregateType === 'hold';

/** By the clock of whoever gave it. */
const checkLength = (given: readonly OutboxRow[]): string[] =>
  given
    .filter(({ at, expiresAt }) => Date.parse(expiresAt ?? '') - at !== minuteMs)
    .map(
      ({ aggregate, at, expiresAt }) =>
        `hold ${aggregate} was given at ${new Date(at).toISOString()} until ${expiresAt}`,
    );

/** None was confirmed when its minute was over, by the clock of whoever confirmed it. */
function checkConfirmed({ appointments }: Data, until: ReadonlyMap<string, number>): string[] {
  return appointments.flatMap(({ id, sourceHold, createdAt }) => {
    if (sourceHold === null) return [];
    const end = until.get(sourceHold);
    if (end === undefined) return [`${id} was made of hold ${sourceHold}, which nobody gave`];
    return createdAt < end ? [] : [`${id} was made of hold ${sourceHold}, which was over`];
  });
}

/** One that ran out was let run out, and was ended soon after. */
function checkExpired({ claims, notes }: Data): string[] {
  const latest = sweptWithinMs + mostTurnedMs(notes);
  return claims.flatMap(({ id, state, expiresAt, endedAt }) => {
    if (state !== 'expired' || expiresAt === null || endedAt === null) return [];
    const afterMs = endedAt - expiresAt;
    if (afterMs < 0) return [`hold ${id} was ended ${-afterMs} ms before its minute was over`];
    return afterMs <= latest ? [] : [`hold ${id} outlived its minute by ${afterMs} ms`];
  });
}

export const noHoldLeft: Invariant = {
  name: 'I7',
  says: 'no hold outlives its minute: it is given for one, confirmed within it, ended when it is over, and none is left',
  find: (data: Data) => {
    const given = data.outbox.filter((row) => isHold(row) && row.version === 1);
    const until = new Map(
      given.map(({ aggregate, expiresAt }) => [aggregate, Date.parse(expiresAt ?? '')]),
    );
    const wishes = toWishes(data.entries);
    return [
      ...data.claims
        .filter(({ state }) => state === 'held')
        .map(
          ({ id, expiresAt }) =>
            `hold ${id} is held, until ${new Date(expiresAt ?? 0).toISOString()}`,
        ),
      ...checkLength(given),
      ...checkConfirmed(data, until),
      ...checkExpired(data),
      ...checkEnded(wishes, data),
      ...findBlocking(wishes, data),
    ];
  },
};
