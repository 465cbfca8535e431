import { loadEnvFile } from '@gomomo/host';
import { help } from './help.ts';
import { readOptions } from './options.ts';
import { runStack } from './run-stack.ts';

const options = readOptions(process.argv.slice(2));
if (options.kind === 'help') {
  process.stdout.write(help);
} else if (options.kind === 'bad') {
  process.stderr.write(`${options.message}\n\n${help}`);
  process.exitCode = 2;
} else {
  loadEnvFile('.env');
  process.exitCode = await runStack(process.env, options.replicas);
  // What a client library left open must not keep a stopped stack alive.
  process.exit();
}
