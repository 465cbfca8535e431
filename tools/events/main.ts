import { loadEnvFile } from '@gomomo/host';
import { isAppError } from '@gomomo/kernel';
import { parseArgs } from 'node:util';
import { commands } from './commands.ts';
import { help } from './help.ts';
import { findPlaces } from './places.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      to: { type: 'string' },
      limit: { type: 'string', default: '20' },
      yes: { type: 'boolean', default: false },
      values: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const [name = '', ...args] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (values.help || command === undefined) {
    (values.help ? process.stdout : process.stderr).write(help);
    return values.help ? 0 : 2;
  }
  loadEnvFile('.env');
  const { to, yes, values: showValues } = values;
  const limit = Number.parseInt(values.limit, 10) || 20;
  const places = await findPlaces(process.env);
  await command(places, { args, to, yes, values: showValues, limit, print });
  return 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = isAppError(error) && error.code === 'usage' ? 2 : 1;
}
