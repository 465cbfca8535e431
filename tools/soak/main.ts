import { runCommandLine } from '../command-line.ts';
import { endWhenInterrupted } from '../torture/ending.ts';
import { help } from './help.ts';
import { readOptions } from './options.ts';
import { soak } from './soak.ts';

endWhenInterrupted();

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  process.exit((await soak(options)) ? 0 : 1);
});
