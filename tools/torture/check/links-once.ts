import type { Entry } from '../history/history.ts';
import type { Invariant } from './verdict.ts';

const follows = ['link-follow', 'link-again'];

/** A link opens once, for whoever follows it first; who only looks at it uses nothing up. */
function checkLink(link: string, calls: readonly Entry[]): string[] {
  const followed = calls.filter(({ op }) => follows.includes(op));
  const opened = followed.filter(({ answer }) => answer?.kind === 'ok').length;
  if (opened > 1) return [`link ${link} opened ${opened} times`];
  const [first] = followed.filter(
    ({ answer }) => answer !== undefined && answer.status !== undefined,
  );
  const mayHaveOpened = followed.some(({ answer }) => (answer?.kind ?? 'unknown') !== 'refused');
  if (mayHaveOpened || first === undefined) return [];
  return [`link ${link} had been used up by nobody (${first.answer?.status})`];
}

export const linksOnce: Invariant = {
  name: 'I13',
  says: 'a link to go on by opens once, and looking at it uses nothing up',
  find: ({ entries }) => {
    const looked = entries.filter(({ op }) => op.startsWith('link-'));
    return [...Map.groupBy(looked, ({ asked }) => String(asked['link']))].flatMap(([link, calls]) =>
      checkLink(link, calls),
    );
  },
};
