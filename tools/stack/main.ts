import { loadEnvFile } from '@gomomo/host';
import { runCommandLine } from '../command-line.ts';
import { help } from './help.ts';
import { readOptions } from './options.ts';
import { runStack } from './run-stack.ts';

await runCommandLine(readOptions(process.argv.slice(2)), help, async (options) => {
  loadEnvFile('.env');
  process.exitCode = await runStack(process.env, options.replicas);
});
