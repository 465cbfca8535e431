import type { Hold } from './claims.ts';
import type { Results, SpecResult } from './results.ts';

const isMeant = (hold: Hold, name: string): boolean =>
  hold.tests.length === 0 || hold.tests.some((words) => name.includes(words));

/** What came of the tests that are meant, in a few words; never better than what the report says. */
export function judgeHold(hold: Hold, results: Results): string {
  const result = results[hold.spec];
  if (result === undefined) return 'not run';
  const meant = result.tests.filter(({ name }) => isMeant(hold, name));
  const count = (status: string): number => meant.filter((test) => test.status === status).length;
  const parts = [
    `passed ${count('passed')} of ${meant.length}`,
    ...(count('failed') > 0 ? [`**failed ${count('failed')}**`] : []),
    ...(count('pending') > 0 ? [`skipped ${count('pending')}`] : []),
  ];
  return meant.length === 0 ? '**no such test ran**' : `${parts.join(', ')}, ${when(result)}`;
}

const when = ({ commit, at }: SpecResult): string => `commit ${commit}, ${at} UTC`;
