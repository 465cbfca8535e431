import { help } from './help.ts';
import { readOptions } from './options.ts';
import { prove } from './prove/prove.ts';
import { torture } from './torture.ts';

// Whoever is interrupted leaves nothing mounted; the stack ends with its parent.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const today = Number(new Date().toISOString().slice(0, 10).replaceAll('-', ''));
const options = readOptions(process.argv.slice(2), today);
if (options.kind === 'help') {
  process.stdout.write(help);
} else if (options.kind === 'bad') {
  process.stderr.write(`${options.message}\n\n${help}`);
  process.exitCode = 2;
} else {
  const isWell = await (options.prove === undefined ? torture(options) : prove(options));
  process.exit(isWell ? 0 : 1);
}
