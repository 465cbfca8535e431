import type { Entry } from '../history/history.ts';
import type { Invariant } from './verdict.ts';
import { toWishes } from './wishes.ts';

/** How far the mirrors are goes on by itself; all else is what was told the first time. */
function wordsOf({ answer }: Entry): string {
  const { sync: _sync, ...told } = answer?.told ?? {};
  return JSON.stringify(told);
}

export const onePerKey: Invariant = {
  name: 'I3',
  says: 'one key makes one thing, and every answer to it is the same',
  find: ({ entries, appointments }) => {
    const byMark = Map.groupBy(appointments, ({ notes }) => notes);
    const twice = [...byMark].filter(([notes, rows]) => notes !== null && rows.length > 1);
    return [
      ...twice.map(([notes, rows]) => `${notes} is there ${rows.length} times`),
      ...toWishes(entries).flatMap(({ key, op, calls }) => {
        const words = new Set(calls.filter((call) => call.answer?.kind === 'ok').map(wordsOf));
        return words.size < 2 ? [] : [`${op} ${key} was answered in ${words.size} ways`];
      }),
    ];
  },
};
