import { loadEnvFile } from '@gomomo/host';
import { help } from './help.ts';
import { runStack } from './run-stack.ts';

if (process.argv.includes('--help')) {
  process.stdout.write(help);
} else {
  loadEnvFile('.env');
  process.exitCode = await runStack(process.env);
  // What a client library left open must not keep a stopped stack alive.
  process.exit();
}
