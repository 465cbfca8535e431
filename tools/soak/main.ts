import { runCommandLine } from '../command-line.ts';
import { help } from './help.ts';
import { readOptions } from './options.ts';
import { soak } from './soak.ts';

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  process.exitCode = (await soak(options)) ? 0 : 1;
});
