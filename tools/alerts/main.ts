import { runCommandLine } from '../command-line.ts';
import { faults } from './faults.ts';
import { help, readOptions } from './options.ts';
import { heading, run } from './run.ts';

await runCommandLine(
  readOptions(process.argv.slice(2), Object.keys(faults)),
  help,
  async (options) => {
    console.log(heading);
    const fired = await run(options.names);
    const isWhole = fired.every(({ endedAfterMs }) => endedAfterMs !== undefined);
    process.exitCode = isWhole ? 0 : 1;
  },
);
