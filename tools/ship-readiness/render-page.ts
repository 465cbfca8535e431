import { torture, type Claim, type Duty, type Hold } from './claims.ts';
import { judgeHold } from './judge-hold.ts';
import type { Results } from './results.ts';

export interface Readiness {
  readonly weaknesses: readonly Claim[];
  readonly gates: readonly Claim[];
  readonly duties: readonly Duty[];
}

export function renderPage({ weaknesses, gates, duties }: Readiness, results: Results): string {
  return `# Ready to ship

What the product is held to, what holds it, and what came of that when it was last run. Written by
\`npm run ship-readiness\`, which takes the results of the last \`npm test\`; the claims and the specs that hold them
stand in \`tools/ship-readiness/\`, and a spec there fails when one of them is gone or when this page is not theirs.
\`${torture}\` is the torture with which \`npm test\` ends where \`REQUIRE_ALL=1\`: its invariants, and
what else it must do.

## Five gates that are always passed

${renderClaims('gate', gates, results)}

## Weaknesses of an earlier version, each of which is gone

${renderClaims('weakness', weaknesses, results)}

## What must work, and how to see it

${table(
  ['what', 'shown by'],
  duties.map(({ what, commands }) => [what, commands.map((it) => `\`${it}\``).join('<br>')]),
)}
`;
}

function renderClaims(kind: string, claims: readonly Claim[], results: Results): string {
  const rows = claims.flatMap(({ id, what, here, holds }) =>
    holds.map((hold, index) => [
      ...(index === 0 ? [`**${id}** ${what}`, here] : ['', '']),
      renderHold(hold),
      judgeHold(hold, results),
    ]),
  );
  return table([kind, 'here', 'held by', resultTitle], rows);
}

const resultTitle = 'last result';

const renderHold = ({ spec, tests }: Hold): string =>
  [`\`${spec}\``, ...tests.map((words) => `“${words.replaceAll('|', '\\|')}”`)].join('<br>');

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The page without its results: what must be the same whenever it was written. */
export function withoutResults(page: string): string {
  let hasResults = false;
  return page
    .split('\n')
    .map((line) => {
      if (!line.startsWith('|')) hasResults = false;
      hasResults ||= line.endsWith(`| ${resultTitle} |`);
      return hasResults ? line.replace(/[^|]*\|$/, '') : line;
    })
    .join('\n');
}
