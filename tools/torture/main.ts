import { runCommandLine } from '../command-line.ts';
import { help } from './help.ts';
import { readOptions } from './options.ts';
import { prove } from './prove/prove.ts';
import { torture } from './torture.ts';

const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
await runCommandLine(readOptions(process.argv.slice(2), today), help, async (options) => {
  const isWell = await (options.prove === undefined ? torture(options) : prove(options));
  process.exitCode = isWell ? 0 : 1;
});
