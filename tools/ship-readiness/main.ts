import { writeFileSync } from 'node:fs';
import { runCommandLine } from '../command-line.ts';
import { readCommit } from '../read-commit.ts';
import { root, runProgram } from '../test/programs.ts';
import { torture } from './claims.ts';
import { judgeHold } from './judge-hold.ts';
import { help, readOptions, type Options } from './options.ts';
import { claims, pageFile, readiness } from './readiness.ts';
import { renderPage } from './render-page.ts';
import { readResults, resultsFile, type Results } from './results.ts';

const holds = claims.flatMap((claim) => claim.holds);
const specs = [...new Set(holds.map(({ spec }) => spec))];

async function write({ runs, checks }: Extract<Options, { kind: 'run' }>): Promise<void> {
  if (runs) await runSpecs();
  const results = readResults(resultsFile(root));
  const open = holds
    .map((hold) => `${hold.spec}: ${judgeHold(hold, results)}`)
    .filter((line) => !/: passed (\d+) of \1,/.test(line));
  for (const line of new Set(open)) console.log(line);
  if (checks) {
    const old = findOld(results, readCommit(root));
    for (const line of old) console.log(line);
    if (open.length + old.length > 0) process.exitCode = 1;
    return;
  }
  writeFileSync(pageFile(root), renderPage(readiness, results));
  console.log('wrote docs/ship-readiness.md');
}

/** What was run of other sources than those of now. */
function findOld(results: Results, commit: string): string[] {
  return specs.flatMap((spec) => {
    const result = results[spec];
    return result === undefined || result.commit === commit
      ? []
      : [`${spec}: its result is of ${result.commit}, this is ${commit}`];
  });
}

async function runSpecs(): Promise<void> {
  const run = specs.filter((it) => it !== torture);
  const args = ['test', '--', '-w', '1', '--runTestsByPath', ...run];
  await runProgram('npm', args, { shown: true });
}

await runCommandLine(readOptions(process.argv.slice(2)), help, write);
