import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { explainFolder } from './explain-folder.ts';
import { findLock } from './find-lock.ts';
import type { InUse, Path, Storage } from './storage.ts';

export interface FolderStorageOptions {
  readonly root: string;
  /** Names this process, the same after a restart: what it left half written goes first. */
  readonly holder: string;
  /** Milliseconds since 1970. */
  now(): number;
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** The answer of `work`, or undefined where there is no such file. */
async function unlessMissing<Result>(work: Promise<Result>): Promise<Result | undefined> {
  try {
    return await work;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Where it can be told: Windows refuses by rights what POSIX calls busy. */
const busyCodes =
  process.platform === 'win32' ? ['EBUSY', 'EPERM', 'EACCES'] : ['EBUSY', 'ETXTBSY'];

const isBusy = (error: unknown): boolean => busyCodes.includes(codeOf(error) ?? '');

/** A rename is kept over a power cut once its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeWhole(file: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(file, 'wx', 0o640);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const leftOverMs = 600_000;

interface Writer {
  /** How the temporary files of this process end. */
  readonly ending: string;
  /** Those that are being written now. */
  readonly underWay: Set<string>;
  now(): number;
}

/** What was half written when its process was killed: this one's at once, another's after a while. */
async function sweep(folder: string, { ending, underWay, now }: Writer): Promise<void> {
  for (const name of (await unlessMissing(readdir(folder))) ?? []) {
    if (!name.startsWith('.') || !name.endsWith('.tmp')) continue;
    const file = join(folder, name);
    if (underWay.has(file)) continue;
    const isMine = name.endsWith(ending);
    const age = now() - ((await unlessMissing(stat(file)))?.mtimeMs ?? now());
    if (isMine || age > leftOverMs) await unlessMissing(unlink(file));
  }
}

/** With the folder itself. */
async function foldersBelow(root: string): Promise<string[]> {
  const options = { recursive: true, withFileTypes: true } as const;
  const found = (await unlessMissing(readdir(root, options))) ?? [];
  const folders = found.filter((each) => each.isDirectory());
  return [root, ...folders.map(({ parentPath, name }) => join(parentPath, name))];
}

/** A fault of an open file does not say which. */
function withPath(error: unknown, path: string): unknown {
  const fault = error as NodeJS.ErrnoException;
  if (fault.code !== undefined) fault.path ??= path;
  return error;
}

/** False: somebody has the one in its place open. */
async function renamed(temporary: string, file: string): Promise<boolean> {
  try {
    await rename(temporary, file);
    return true;
  } catch (error) {
    if (!isBusy(error)) throw error;
    await unlessMissing(unlink(temporary));
    return false;
  }
}

async function replaceFile(
  file: string,
  bytes: Uint8Array,
  writer: Writer,
  signal: AbortSignal,
): Promise<'written' | InUse> {
  const folder = dirname(file);
  const name = basename(file);
  await mkdir(folder, { recursive: true });
  await sweep(folder, writer);
  const inUse = await findLock(folder, name);
  if (inUse !== undefined) return inUse;
  const temporary = join(folder, `.${name}${writer.ending}`);
  writer.underWay.add(temporary);
  try {
    await writeWhole(temporary, bytes);
    signal.throwIfAborted();
    if (!(await renamed(temporary, file))) return { lock: undefined, holder: undefined };
    await syncFolder(folder);
    return 'written';
  } catch (error) {
    // What cannot be removed either is swept; the first fault says what is the matter, and where.
    await unlink(temporary).catch(() => undefined);
    throw withPath(error, temporary);
  } finally {
    writer.underWay.delete(temporary);
  }
}

/**
 * Files in a folder that people open. A file is replaced by renaming a whole one over it, so whoever opens
 * it reads the one before or the one after; a process that is killed leaves the one before.
 */
export function createFolderStorage({ root, holder, now }: FolderStorageOptions): Storage {
  const absolute = (path: Path): string => join(root, ...path);
  const ending = `.${holder.replaceAll(/[^\w.-]/g, '-')}.tmp`;
  const writer = { ending, underWay: new Set<string>(), now };
  return {
    kind: 'folder',
    where: absolute,
    read: (path) => unlessMissing(readFile(absolute(path))),
    findInUse: (path) => unlessMissing(findLock(absolute(path.slice(0, -1)), path.at(-1) ?? '')),
    write: (path, bytes, signal) => replaceFile(absolute(path), bytes, writer, signal),
    list: async (folder) => {
      const found = await unlessMissing(readdir(absolute(folder), { withFileTypes: true }));
      const files = (found ?? []).filter((each) => each.isFile() && !each.name.startsWith('.'));
      return files.map(({ name }) => name).toSorted();
    },
    remove: async (path) => {
      await unlessMissing(unlink(absolute(path)));
    },
    removeFolder: (folder) => rm(absolute(folder), { recursive: true, force: true }),
    sweep: async () => {
      for (const folder of await foldersBelow(root)) await sweep(folder, writer);
    },
    ready: async () => {
      await mkdir(root, { recursive: true });
      await access(root, constants.R_OK | constants.W_OK);
    },
    explain: explainFolder,
  };
}
