import { AppError } from '@gomomo/kernel';
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { isRoot, type OsUser } from '../process/os-user.ts';
import { findBlocked } from './reachable.ts';

/**
 * The data folder itself. Made by root it may be crossed (not listed) by others, because the
 * database's own user works in a folder below; secrets in it are files of mode 600.
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    if (!existsSync(dataDir))
      mkdirSync(dataDir, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw new AppError(
      'data-folder-unusable',
      `The data folder ${dataDir} cannot be written by ${userInfo().username} ` +
        `(${(cause as NodeJS.ErrnoException).code}). Choose another one by DATA_DIR=...`,
      { cause },
    );
  }
}

/**
 * @throws AppError('folder-blocked') naming the first folder on the way to `path` that the
 *   server's own user may not enter, and what to do
 */
export function assertReachable(path: string, user: OsUser | undefined, what: string): void {
  const blocked = findBlocked(path, user);
  if (blocked === undefined) return;
  const isFolder = statSync(blocked, { throwIfNoEntry: false })?.isDirectory() ?? true;
  throw new AppError(
    'folder-blocked',
    `PostgreSQL does not run as root, and the user it runs as (uid ${user?.uid ?? process.getuid?.()}) ` +
      `cannot enter ${blocked}, which leads to ${what}.\n` +
      (isFolder
        ? `Either let others pass through it:  chmod o+x ${blocked}\n`
        : `Either let others run it:  chmod o+rx ${blocked}\n`) +
      (what === 'the data folder'
        ? 'or choose another data folder:  DATA_DIR=/var/lib/gomomo npm start'
        : 'or put gomomo where others may enter, for example /opt/gomomo, or start it as a normal user.'),
    { details: { blocked } },
  );
}

/** A folder made by another user: say whose, instead of a bare EACCES from deep inside. */
export function assertOwn(folder: string): void {
  const owner = statSync(folder, { throwIfNoEntry: false })?.uid;
  const own = process.getuid?.();
  if (owner === undefined || own === undefined || own === 0 || owner === own) return;
  throw new AppError(
    'folder-of-another-user',
    `${folder} belongs to another user (uid ${owner}; you are ${own}). Start gomomo as that user ` +
      'or as root, or choose another data folder by DATA_DIR=...',
    { details: { folder, owner } },
  );
}
