import type { Entry } from '../history/history.ts';
import type { Invariant } from './verdict.ts';
import { tooMany, toWishes, type Wish } from './wishes.ts';

/** How far the mirrors are goes on by itself; all else is what was told the first time. */
function wordsOf({ answer }: Entry): string {
  const { sync: _sync, ...told } = answer?.told ?? {};
  return JSON.stringify([answer?.status, answer?.kind === 'ok' ? told : answer?.code]);
}

/** What takes no key: what has been released is gone, and the next is told so. */
const keyless = ['release'];

/** The answers to one wish, each told once; those that were lost are none. */
const toAnswers = ({ calls }: Wish): Set<string> =>
  new Set(
    calls
      .filter(({ answer }) => answer !== undefined && answer.kind !== 'unknown')
      .filter(({ answer }) => answer?.status !== tooMany)
      .map(wordsOf),
  );

/** Who was answered that it is done is not sent away by the same key. */
function isSentAway({ calls }: Wish): boolean {
  const doneAt = calls.findIndex(({ answer }) => answer?.kind === 'ok');
  return doneAt >= 0 && calls.slice(doneAt).some(({ answer }) => answer?.kind === 'refused');
}

export const onePerKey: Invariant = {
  name: 'I3',
  says: 'one key makes one thing, and every answer to it is the same, a refusal too',
  find: ({ entries, appointments }) => {
    const byMark = Map.groupBy(appointments, ({ notes }) => notes);
    const twice = [...byMark].filter(([notes, rows]) => notes !== null && rows.length > 1);
    const keyed = toWishes(entries).filter(({ op }) => !keyless.includes(op));
    return [
      ...twice.map(([notes, rows]) => `${notes} is there ${rows.length} times`),
      ...keyed.flatMap((wish) => {
        const { size } = toAnswers(wish);
        if (size > 1) return [`${wish.op} ${wish.key} was answered in ${size} ways`];
        return isSentAway(wish) ? [`${wish.op} ${wish.key} was refused after it was done`] : [];
      }),
    ];
  },
};
