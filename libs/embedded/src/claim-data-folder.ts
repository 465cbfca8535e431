import { AppError } from '@gomomo/kernel';
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { ensureDataFolder } from './files/data-folder.ts';
import { writePrivateFile } from './files/private-file.ts';
import { processIdentity } from './process/running.ts';
import { waitUntil } from './process/wait-until.ts';

/** What the holder of a data folder says of itself in `running.json`. */
const holderSchema = z.object({
  pid: z.int().positive(),
  identity: z.string(),
  state: z.enum(['starting', 'ready', 'stopping']),
  url: z.string().exactOptional(),
});
type Holder = z.infer<typeof holderSchema>;

/** Stands for what a torn file says (half-written when the machine went down): nobody runs. */
const nobody: Holder = { pid: 0, identity: 'torn', state: 'stopping' };

/** The right to run in a data folder. Lost with the process, however it ends. */
export interface DataFolderClaim {
  announceReady(url: string): void;
  announceStopping(): void;
  release(): void;
}

const STOPPING_MS = 15_000;
// Somebody who pressed Ctrl-C and starts again at once meets a holder that has not heard yet.
const DECIDING_MS = 1_500;

/**
 * Claims the folder for this process: one product a folder. Waits up to 15 s for a holder that is
 * stopping; what a killed holder left behind counts for nothing.
 * @throws AppError('already-running') with the pid and the address of the one that runs
 */
export async function claimDataFolder(dataDir: string): Promise<DataFolderClaim> {
  ensureDataFolder(dataDir);
  const file = join(dataDir, 'running.json');
  const own: Holder = {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    state: 'starting',
  };
  const since = performance.now();
  const isDecided = (): boolean => {
    const holder = findHolder(file);
    if (isAlive(holder)) {
      const limitMs = holder.state === 'stopping' ? STOPPING_MS : DECIDING_MS;
      return performance.now() - since > limitMs;
    }
    if (holder !== undefined) dropStale(file);
    return tryToClaim(file, own);
  };
  await waitUntil(isDecided, STOPPING_MS);
  const holder = findHolder(file);
  if (holder?.pid !== own.pid) throw alreadyRunning(dataDir, holder);
  const announce = (note: Partial<Holder>): void => {
    Object.assign(own, note);
    writePrivateFile(file, toText(own));
  };
  return {
    announceReady: (url) => announce({ state: 'ready', url }),
    announceStopping: () => announce({ state: 'stopping' }),
    release: () => rmSync(file, { force: true }),
  };
}

const toText = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

function findHolder(file: string): Holder | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return nobody;
  }
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new AppError(
      'data-folder-unusable',
      `${file} cannot be read (${code}). Make sure that no gomomo runs with this data folder, then remove it.`,
      { cause },
    );
  }
}

/** A hard link appears whole or not at all, and never over another one. */
function tryToClaim(file: string, own: Holder): boolean {
  const draft = `${file}.${randomBytes(4).toString('hex')}.claim`;
  writePrivateFile(draft, toText(own));
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Moved aside first: of two that find the same stale file one moves it, and sees what it moved. */
function dropStale(file: string): void {
  const aside = `${file}.${randomBytes(4).toString('hex')}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (isAlive(findHolder(aside))) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function isAlive(holder: Holder | undefined): holder is Holder {
  return (
    holder !== undefined && holder !== nobody && processIdentity(holder.pid) === holder.identity
  );
}

function alreadyRunning(dataDir: string, holder: Holder | undefined): AppError {
  const at = holder?.url === undefined ? (holder?.state ?? 'unknown') : holder.url;
  return new AppError(
    'already-running',
    `gomomo already runs here (pid ${holder?.pid ?? '?'}, ${at}) with the data folder ` +
      `${resolve(dataDir)}.\nStop it, or start a second one beside it:  DATA_DIR=.data2 PORT=3001 npm start`,
    { details: { pid: holder?.pid, url: holder?.url } },
  );
}
