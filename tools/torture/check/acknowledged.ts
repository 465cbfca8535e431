import type { Data, OutboxRow } from '../look/data.ts';
import { toAskedInTalk } from './changed-in-talk.ts';
import { checkCreated } from './created.ts';
import { eventsTopic, plain } from './diary.ts';
import { findFreeRefused } from './refused-places.ts';
import { toTruth } from './shown.ts';
import { checkTold, creating, toHeld } from './told-by-api.ts';
import { checkToldHolds } from './told-holds.ts';
import { checkTalk } from './told-in-talk.ts';
import { toKnown, types } from './told-versions.ts';
import type { Invariant } from './verdict.ts';
import { toWishes, type Wish } from './wishes.ts';

const isChange = ({ op }: Wish): boolean => op in types && !creating.includes(op);

/** Every change has somebody who asked for it and was not refused: what was refused to all is no event. */
function checkWanted(wishes: readonly Wish[], data: Data): string[] {
  const byAbout = Map.groupBy(
    wishes.filter((wish) => isChange(wish) && wish.kind !== 'refused'),
    ({ calls }) => plain(calls[0]?.asked['about']),
  );
  const rows = new Map(data.appointments.map((row) => [row.id, row]));
  const isAskedInTalk = toAskedInTalk(data);
  const isAskedInApi = ({ appointment, type, version }: OutboxRow): boolean =>
    (byAbout.get(plain(appointment?.reference)) ?? []).some(
      ({ op, kind, told }) =>
        type.includes(`.${types[op]}.`) && (kind !== 'ok' || told?.['version'] === version),
    );
  return data.outbox
    .filter(({ topic }) => topic === eventsTopic)
    .filter((event) => {
      const row = rows.get(event.aggregate);
      if (row === undefined || event.version === 1) return false;
      return !isAskedInApi(event) && (row.notes !== null || !isAskedInTalk(row, event));
    })
    .map(
      ({ aggregate, version, type }) => `${type} ${version} of ${aggregate}: nobody asked for it`,
    );
}

export const acknowledged: Invariant = {
  name: 'I2',
  says: 'what was told to be done, by an answer, in a chat or on the phone, is what was asked for, and is there, what was refused is not, and nobody else did anything',
  find: (data) => {
    const wishes = toWishes(data.entries);
    const before = { held: toHeld(wishes), known: toKnown(wishes) };
    const truth = toTruth(data);
    return [
      ...checkCreated(wishes, data),
      ...checkToldHolds(wishes, data),
      ...wishes.flatMap((wish) => checkTold(wish, before, truth)),
      ...checkWanted(wishes, data),
      ...findFreeRefused(wishes, data),
      ...data.entries.flatMap((entry) => checkTalk(entry, truth)),
    ];
  },
};
