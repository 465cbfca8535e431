import { runCommandLine } from '../command-line.ts';
import { help } from './help.ts';
import { findObstacle } from './needs.ts';
import { readOptions } from './options.ts';
import { runImages } from './run-images.ts';

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  const obstacle = findObstacle(process.env['PATH'], process.getuid?.());
  if (obstacle !== undefined) {
    process.stderr.write(`${obstacle}\n`);
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runImages(options, process.env);
});
