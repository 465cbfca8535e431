import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeDataFolder } from '../data-folder.ts';
import { invariants } from './check/invariants.ts';
import { replayChangesNothing } from './check/nothing-left.ts';
import { judge } from './check/verdict.ts';
import { endAll } from '../ending/ending.ts';
import { readHistory } from './history/history.ts';
import { makeOutFolder } from '../out-folder.ts';
import type { TortureOptions } from './options.ts';
import { readCommit } from '../read-commit.ts';
import { toReport, type Report } from './report/report.ts';
import { toPage } from './report/page.ts';
import { runStage } from './run-stage.ts';
import { say } from './say.ts';

/** Nothing is said of what was not looked at. */
const withoutReplay = invariants.filter((each) => each !== replayChangesNothing);

const files = ['history.jsonl', 'report.json', 'report.html'];

/** One whole run; true when all that must hold does. */
export async function torture(options: TortureOptions): Promise<boolean> {
  const out = makeOutFolder(options.out, 'report of a torture');
  const commit = readCommit();
  // What an earlier run has found is not taken for what this one finds, should it not come to its end.
  for (const name of files) rmSync(join(out, name), { force: true });
  const historyFile = join(out, 'history.jsonl');
  const isKept = process.env['TORTURE_KEEP'] !== undefined;
  const dataDir = makeDataFolder(`gomomo-torture-${process.pid}-`, { isKept });
  if (isKept) say(`keeps ${dataDir}`);
  const { missing, watched, ...looked } = await runStage(options, { dataDir, historyFile });
  await endAll();
  const data = { ...looked, ...readHistory(historyFile) };
  const verdicts = judge(options.replays ? invariants : withoutReplay, data);
  const report = toReport({ options, data, verdicts, missing, watched, commit });
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(out, 'report.html'), toPage(report));
  tell(report, out);
  return report.isWell;
}

const shownMax = 5;

function tell(report: Report, out: string): void {
  const { verdicts, shortfalls, pace, faults, failedFaults, seed, commit } = report;
  for (const { name, says, broken } of verdicts) {
    say(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${name.padEnd(3)} ${says}`);
    tellSome(broken);
  }
  for (const shortfall of shortfalls) say(`TOO LITTLE: ${shortfall}`);
  for (const { says } of report.missing) say(`not possible on this machine: ${says}`);
  say(`faults that found nothing to strike: ${failedFaults.length}`);
  tellSome(failedFaults.map(({ note }) => note));
  say(`given up, by clients or while mending: ${report.givenUp.length} times`);
  tellSome(report.givenUp.map(({ note }) => note));
  const { looks, openings } = report.watched;
  say(`workbooks: looked at ${looks} times, opened ${openings} times`);
  const acts = Object.entries(report.acts).map(([act, count]) => `${count} × ${act}`);
  say(`done: ${acts.join(', ')}`);
  say(`${pace.toFixed(1)} operations/s before the first of ${faults.length} faults`);
  say(`seed ${seed}, commit ${commit}, report ${join(out, 'report.html')}`);
}

function tellSome(lines: readonly string[]): void {
  for (const line of lines.slice(0, shownMax)) say(`         ${line}`);
  if (lines.length > shownMax) say(`         and ${lines.length - shownMax} more`);
}
