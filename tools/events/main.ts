import { loadEnvFile } from '@gomomo/host';
import { isAppError } from '@gomomo/kernel';
import { readArguments, runCommandLine, toWholeNumber } from '../command-line.ts';
import { commands } from './commands.ts';
import { help } from './help.ts';
import { findPlaces } from './places.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

const read = (given: readonly string[]) =>
  readArguments(
    given,
    {
      allowPositionals: true,
      options: {
        to: { type: 'string' },
        limit: { type: 'string', default: '20' },
        yes: { type: 'boolean', default: false },
        values: { type: 'boolean', default: false },
      },
    },
    ({ to, yes, values, limit }, [name = '', ...args]) => {
      const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
      if (command === undefined) throw new Error(name === '' ? 'say what' : `there is no ${name}`);
      const options = { args, to, yes, values, limit: toWholeNumber('limit', limit), print };
      return { kind: 'run', command, options } as const;
    },
  );

await runCommandLine(read(process.argv.slice(2)), help, async ({ command, options }) => {
  loadEnvFile('.env');
  try {
    await command(await findPlaces(process.env), options);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'usage') throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
});
