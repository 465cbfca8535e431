import { help } from './help.ts';
import { findObstacle } from './needs.ts';
import { readOptions } from './options.ts';
import { runImages } from './run-images.ts';

const options = readOptions(process.argv.slice(2));
const obstacle = findObstacle(process.env['PATH'], process.getuid?.());
if (options.kind === 'help') {
  process.stdout.write(help);
} else if (options.kind === 'bad') {
  process.stderr.write(`${options.message}\n\n${help}`);
  process.exitCode = 2;
} else if (obstacle !== undefined) {
  process.stderr.write(`${obstacle}\n`);
  process.exitCode = 1;
} else {
  process.exitCode = await runImages(options, process.env);
  // What a client library left open must not keep a finished try alive.
  process.exit();
}
