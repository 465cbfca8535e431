import { faults } from './faults.ts';
import { help, readOptions } from './options.ts';
import { heading, run } from './run.ts';

const options = readOptions(process.argv.slice(2), Object.keys(faults));
if (options.kind === 'help') {
  process.stdout.write(help);
} else if (options.kind === 'bad') {
  process.stderr.write(`${options.message}\n\n${help}`);
  process.exitCode = 2;
} else {
  console.log(heading);
  const fired = await run(options.names);
  const isWhole = fired.every(({ endedAfterMs }) => endedAfterMs !== undefined);
  process.exitCode = isWhole ? 0 : 1;
  // What a client library left open must not keep it alive.
  process.exit();
}
