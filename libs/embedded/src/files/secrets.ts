import { AppError } from '@gomomo/kernel';
import { chmodSync, existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { clusterFolder } from '../postgres/cluster.ts';
import { writePrivateFile } from './private-file.ts';

/** Names of the environment, so that a given value wins by the same name. */
export type Secrets = Readonly<Record<string, string>>;
const secretsSchema = z.record(z.string(), z.string().min(1));

/**
 * The secrets of one data folder: made once, kept in `secrets.json` (mode 600). A name that a later
 * release adds is added to the file.
 * @param report told when the file could be read by others, which is mended
 * @throws AppError('secrets-missing') beside a database that was made with others
 * @throws AppError('secrets-unreadable') rather than making new ones over a damaged file: sealed
 *   tokens and the roles' passwords depend on them
 */
export function ensureSecrets(
  dataDir: string,
  makers: Readonly<Record<string, () => string>>,
  report: (message: string) => void,
): Secrets {
  assertNotLost(dataDir);
  const kept = readSecrets(dataDir);
  closeToOthers(fileOf(dataDir), report);
  const missing = Object.entries(makers).filter(([name]) => kept[name] === undefined);
  if (missing.length === 0) return kept;
  const secrets = { ...kept, ...Object.fromEntries(missing.map(([name, make]) => [name, make()])) };
  writePrivateFile(fileOf(dataDir), `${JSON.stringify(secrets, undefined, 2)}\n`);
  return secrets;
}

const fileOf = (dataDir: string): string => join(dataDir, 'secrets.json');

/** A database without its secrets: new ones would break every link and seal made with the old. */
function assertNotLost(dataDir: string): void {
  const file = fileOf(dataDir);
  const cluster = clusterFolder(dataDir);
  if (existsSync(file) || !existsSync(cluster)) return;
  throw new AppError(
    'secrets-missing',
    `${file} is missing, but the database in ${cluster} was made with it. Put it back from a backup. ` +
      'If it is lost, new secrets can be made: links sent and accounts connected so far stop working. ' +
      `For that:  echo '{}' > ${file}`,
    { details: { file, cluster } },
  );
}

function closeToOthers(file: string, report: (message: string) => void): void {
  const mode = (statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o777;
  if ((mode & 0o077) === 0) return;
  const found = `${file} could be read or written by others (mode ${mode.toString(8)})`;
  try {
    chmodSync(file, 0o600);
    report(`${found}; it is 600 now. If others use this machine, make new keys.`);
  } catch {
    report(`${found}, and cannot be changed by this user. Do it as its owner:  chmod 600 ${file}`);
  }
}

/** Those that are kept already; none in a new folder. @throws AppError('secrets-unreadable') */
export function readSecrets(dataDir: string): Secrets {
  const file = fileOf(dataDir);
  try {
    return secretsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return {};
    throw new AppError(
      'secrets-unreadable',
      `${file} cannot be read. Put it back from a backup, or move the whole data folder away to begin anew.`,
      { cause },
    );
  }
}
