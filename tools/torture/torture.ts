import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { makeDataFolder } from '../data-folder.ts';
import { invariants } from './check/invariants.ts';
import { replayChangesNothing } from './check/nothing-left.ts';
import { judge } from './check/verdict.ts';
import { endAll } from '../ending/ending.ts';
import { readHistory } from './history/history.ts';
import type { TortureOptions } from './options.ts';
import { readCommit } from './report/read-commit.ts';
import { toReport, type Report } from './report/report.ts';
import { toPage } from './report/page.ts';
import { runStage } from './run-stage.ts';
import { say } from './say.ts';

/** Nothing is said of what was not looked at. */
const withoutReplay = invariants.filter((each) => each !== replayChangesNothing);

/** One whole run; true when all that must hold does. */
export async function torture(options: TortureOptions): Promise<boolean> {
  const out = resolve(options.out);
  mkdirSync(out, { recursive: true });
  const historyFile = join(out, 'history.jsonl');
  rmSync(historyFile, { force: true });
  const isKept = process.env['TORTURE_KEEP'] !== undefined;
  const dataDir = makeDataFolder(`gomomo-torture-${process.pid}-`, { isKept });
  if (isKept) say(`keeps ${dataDir}`);
  const looked = await runStage(options, { dataDir, historyFile });
  await endAll();
  const data = { ...looked, ...readHistory(historyFile) };
  const verdicts = judge(options.replays ? invariants : withoutReplay, data);
  const report = toReport({ options, data, verdicts, commit: readCommit() });
  writeFileSync(join(out, 'report.json'), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(join(out, 'report.html'), toPage(report));
  tell(report, out);
  return report.isWell;
}

const shownMax = 5;

function tell({ verdicts, shortfalls, pace, faults, seed, commit }: Report, out: string): void {
  for (const { name, says, broken } of verdicts) {
    say(`${broken.length === 0 ? 'holds ' : 'BROKEN'} ${name.padEnd(3)} ${says}`);
    for (const row of broken.slice(0, shownMax)) say(`         ${row}`);
    if (broken.length > shownMax) say(`         and ${broken.length - shownMax} more`);
  }
  for (const shortfall of shortfalls) say(`TOO LITTLE: ${shortfall}`);
  say(`${pace.toFixed(1)} operations/s before the first of ${faults.length} faults`);
  say(`seed ${seed}, commit ${commit}, report ${join(out, 'report.html')}`);
}
