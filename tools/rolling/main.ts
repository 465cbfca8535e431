import { runCommandLine } from '../command-line.ts';
import { help, readOptions } from './options.ts';
import { run } from './run.ts';

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  process.exitCode = (await run(options)) ? 0 : 1;
});
