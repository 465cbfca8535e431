/** `npm run drill`: see the help. */
import { say } from '@gomomo/host';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArguments, runCommandLine, toWholeNumber } from '../command-line.ts';
import { makeDataFolder } from '../data-folder.ts';
import { renderReport } from './render-report.ts';
import { runDrill } from './run-drill.ts';

const debian = '/usr/lib/postgresql/15/bin';

const help = `npm run drill: backup and restore to a point in time, done for real on a scratch cluster.

It starts PostgreSQL with an archive of its log, takes bookings through booking-core without a pause, takes a base
backup meanwhile, deletes every appointment, and restores to a moment before that. Every booking that was acknowledged
before must be there, none that came afterwards; then booking-core takes the next one. Exit code 1 when it is not so.

  --seconds N          of bookings between the backup and the point (10)
  --callers N          who book at the same time (4)
  --postgres FOLDER    programs of PostgreSQL, with pg_basebackup (${debian}: apt-get install postgresql-15)
  --help

The same steps for a cluster of your own: docs/runbooks/backup-and-restore.md
`;

interface Asked {
  readonly kind: 'run';
  readonly binDir: string;
  readonly seconds: number;
  readonly callers: number;
}

const read = (args: readonly string[]) =>
  readArguments(
    args,
    {
      options: {
        seconds: { type: 'string', default: '10' },
        callers: { type: 'string', default: '4' },
        postgres: { type: 'string', default: debian },
      },
    },
    ({ seconds, callers, postgres }): Asked => ({
      kind: 'run',
      binDir: postgres,
      seconds: toWholeNumber('seconds', seconds),
      callers: toWholeNumber('callers', callers),
    }),
  );

async function main({ binDir, seconds, callers }: Asked): Promise<number> {
  if (!existsSync(join(binDir, 'pg_basebackup'))) {
    say(
      `There is no pg_basebackup in ${binDir}: apt-get install postgresql-15, or --postgres FOLDER.`,
    );
    return 1;
  }
  const scratch = makeDataFolder('gomomo-drill-');
  const report = await runDrill({ binDir, scratch, seconds, callers, say });
  process.stdout.write(`${renderReport(report)}\n`);
  return report.missing + report.extra + report.torn === 0 ? 0 : 1;
}

await runCommandLine(read(process.argv.slice(2)), help, async (asked) => {
  process.exitCode = await main(asked);
});
