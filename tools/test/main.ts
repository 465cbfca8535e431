/**
 * `npm test`: formatter, rules and fences, types, then every jest project, then a short torture. Arguments go to jest and
 * leave all else out: `npm test -- libs/scheduling`, `npm test -- --selectProjects unit`.
 * The last line is a plain count; anything failed makes the exit code 1.
 */
import { removeAbandoned } from '@gomomo/embedded';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBadOption } from './bad-option.ts';
import { runChecks } from './checks.ts';
import { keepResults, readJestReport } from '../ship-readiness/results.ts';
import { addCounts, countLine, nothing } from './count.ts';
import { help } from './help.ts';
import { runJest } from './jest.ts';
import { runOnOldPostgres } from './old-postgres.ts';
import { listenForInterrupt, root } from './programs.ts';
import { say } from './say.ts';
import { readSkips } from './skips.ts';
import { runTorture } from './torture.ts';

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(help);
    return 0;
  }
  const bad = await findBadOption(args);
  if (bad !== undefined) {
    say(`${bad}; npm test -- --help tells what there is.`);
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'gomomo-count-'));
  const skipsFile = join(folder, 'skips.txt');
  process.env['GOMOMO_TEST_SKIPS'] = skipsFile;
  const reportFile = join(folder, 'jest.json');
  const isInterrupted = listenForInterrupt();
  try {
    const stages = [
      () => (args.length === 0 ? runChecks() : Promise.resolve(nothing)),
      () => runJest({ title: 'tests', args, outputFile: reportFile }),
      () => (args.length === 0 ? runOnOldPostgres(folder) : Promise.resolve(nothing)),
      () => (args.length === 0 ? runTorture(folder) : Promise.resolve(nothing)),
    ];
    let total = nothing;
    for (const stage of stages) {
      if (!isInterrupted()) total = addCounts(total, await stage());
    }
    for (const skip of readSkips(skipsFile)) say(`skipped: ${skip}`);
    if (isInterrupted()) say('interrupted');
    else if (!args.some(choosesByName)) keepResults(root, readJestReport(root, reportFile));
    process.stdout.write(`${countLine(total)}\n`);
    if (isInterrupted()) return 130;
    return total.failed === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    await removeAbandoned(tmpdir(), 'gomomo-test-');
  }
}

/** Tests that are left out by their names count as skipped in the report, which is no result. */
const choosesByName = (arg: string): boolean => /^(-t|--testNamePattern)/.test(arg);

process.exitCode = await main(process.argv.slice(2));
