import { AppError } from '@gomomo/kernel';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { isRoot, type OsUser } from '../process/os-user.ts';
import { findBlocked } from './reachable.ts';

/**
 * The data folder itself. Made by root it may be crossed (not listed) by others, because the
 * database's own user works in a folder below; secrets in it are files of mode 600.
 */
export function ensureDataFolder(dataDir: string): void {
  try {
    makeFolders(dataDir);
    tryToWrite(dataDir);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const full = code === 'ENOSPC' || code === 'EDQUOT';
    throw new AppError(
      'data-folder-unusable',
      full
        ? `The disk of the data folder ${dataDir} is full (${code}). Free some space, or choose another one by DATA_DIR=...`
        : `The data folder ${dataDir} cannot be written by ${userName()} (${code}). Choose another one by DATA_DIR=...`,
      { cause },
    );
  }
}

/** One by one: `recursive` of Node tries for ever below a folder that refuses by ENOENT (/proc). */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: isRoot() ? 0o711 : 0o700 });
  } catch (error) {
    // Another start was quicker.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Access rights alone do not tell: root may do anything, and yet nobody writes to /proc. */
function tryToWrite(folder: string): void {
  readdirSync(folder);
  const probe = join(folder, `.write-${randomBytes(4).toString('hex')}`);
  try {
    writeFileSync(probe, 'x', { flag: 'wx', mode: 0o600 });
  } finally {
    rmSync(probe, { force: true });
  }
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return `user ${process.getuid?.()}`; // of a container, without a line in /etc/passwd
  }
}

/** @throws AppError('folder-blocked') when the server's own user may not reach the data folder */
export function assertDataReachable(dataDir: string, user: OsUser | undefined): void {
  const blocked = findBlocked(dataDir, user);
  if (blocked === undefined) return;
  throw folderBlocked(blocked, user, 'the data folder', [
    `let others pass through it:  chmod o+x ${blocked}`,
    'or choose another data folder:  DATA_DIR=/var/lib/gomomo npm start',
  ]);
}

/** The same for the programs of the server; `tree` is the folder of all that it reads. */
export function assertProgramReachable(
  program: string,
  tree: string,
  user: OsUser | undefined,
): void {
  const blocked = findBlocked(program, user);
  if (blocked === undefined) return;
  const isInside = blocked.startsWith(tree);
  throw folderBlocked(blocked, user, 'the server programs', [
    isInside
      ? `let others read them:  chmod -R o+rX ${tree}`
      : `let others pass through it:  chmod o+x ${blocked}`,
    'or put gomomo where others may enter, for example below /opt, or start it as a normal user',
  ]);
}

/** Names the first folder on the way, and what to do about it. */
function folderBlocked(
  blocked: string,
  user: OsUser | undefined,
  goal: string,
  remedies: readonly string[],
): AppError {
  const uid = user?.uid ?? process.getuid?.();
  return new AppError(
    'folder-blocked',
    `PostgreSQL does not run as root, and the user that it runs as (uid ${uid}) cannot enter\n` +
      `${blocked} on the way to ${goal}.\n${remedies.map((line) => `- ${line}`).join('\n')}`,
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
