import { AppError } from '@gomomo/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from './private-file.ts';

/** Names of the environment, so that a given value wins by the same name. */
export type Secrets = Readonly<Record<string, string>>;

/**
 * The secrets of one data folder: made once, kept in `secrets.json` (mode 600). A name that a later
 * release adds is added to the file.
 * @throws AppError('secrets-unreadable') rather than making new ones over a damaged file: sealed
 *   tokens and the roles' passwords depend on them
 */
export function ensureSecrets(
  dataDir: string,
  makers: Readonly<Record<string, () => string>>,
): Secrets {
  const kept = readSecrets(dataDir);
  const missing = Object.entries(makers).filter(([name]) => kept[name] === undefined);
  if (missing.length === 0) return kept;
  const secrets = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  writePrivateFile(fileOf(dataDir), `${JSON.stringify(secrets, undefined, 2)}\n`);
  return secrets;
}

const fileOf = (dataDir: string): string => join(dataDir, 'secrets.json');

/** Those that are kept already; none in a new folder. @throws AppError('secrets-unreadable') */
export function readSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new AppError(
      'secrets-unreadable',
      `${file} cannot be read. Put it back from a backup, or move the whole data folder away to begin anew.`,
      { cause },
    );
  }
}
