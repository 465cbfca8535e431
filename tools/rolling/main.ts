import { help, readOptions } from './options.ts';
import { run } from './run.ts';

const options = readOptions(process.argv.slice(2));
if (options.kind === 'help') {
  process.stdout.write(help);
} else if (options.kind === 'bad') {
  process.stderr.write(`${options.message}\n\n${help}`);
  process.exitCode = 2;
} else {
  process.exitCode = (await run(options)) ? 0 : 1;
  // What a client library left open must not keep it alive.
  process.exit();
}
