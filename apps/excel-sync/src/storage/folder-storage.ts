import { constants } from 'node:fs';
import { access, mkdir, open, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Path, Storage } from './storage.ts';

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

/** What somebody else's program keeps beside a file that it has open: Excel, LibreOffice. */
const lockNames = (name: string): string[] => [
  `~$${name}`,
  `~$${name.slice(2)}`,
  `.~lock.${name}#`,
];

async function isOpen(file: string, name: string): Promise<boolean> {
  const folder = dirname(file);
  const names = (await unlessMissing(readdir(folder))) ?? [];
  return lockNames(name).some((lock) => names.includes(lock));
}

const busyCodes = ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'];

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

/**
 * Files in a folder that people open. A file is replaced by renaming a whole one over it, so whoever opens
 * it reads the one before or the one after; a process that is killed leaves the one before.
 */
export function createFolderStorage({ root, holder, now }: FolderStorageOptions): Storage {
  const absolute = (path: Path): string => join(root, ...path);
  const mine = `.${holder.replaceAll(/[^\w.-]/g, '-')}.tmp`;

  /** What was half written when its process was killed: this one's at once, another's after a while. */
  async function sweep(folder: string): Promise<void> {
    for (const name of await readdir(folder)) {
      if (!name.startsWith('.') || !name.endsWith('.tmp')) continue;
      const file = join(folder, name);
      const isMine = name.endsWith(mine);
      const age = now() - ((await unlessMissing(stat(file)))?.mtimeMs ?? now());
      if (isMine || age > leftOverMs) await unlessMissing(unlink(file));
    }
  }

  async function write(path: Path, bytes: Uint8Array, signal: AbortSignal) {
    const file = absolute(path);
    const folder = dirname(file);
    const name = path.at(-1) ?? '';
    await mkdir(folder, { recursive: true });
    await sweep(folder);
    if (await isOpen(file, name)) return 'in-use';
    const temporary = join(folder, `.${name}${mine}`);
    try {
      await writeWhole(temporary, bytes);
      signal.throwIfAborted();
      await rename(temporary, file);
    } catch (error) {
      await unlessMissing(unlink(temporary));
      if (busyCodes.includes(codeOf(error) ?? '')) return 'in-use';
      throw error;
    }
    await syncFolder(folder);
    return 'written';
  }

  return {
    kind: 'folder',
    where: absolute,
    read: (path) => unlessMissing(readFile(absolute(path))),
    write,
    list: async (folder) => {
      const found = await unlessMissing(readdir(absolute(folder), { withFileTypes: true }));
      const files = (found ?? []).filter((each) => each.isFile() && !each.name.startsWith('.'));
      return files.map(({ name }) => name).toSorted();
    },
    remove: async (path) => {
      await unlessMissing(unlink(absolute(path)));
    },
    removeFolder: (folder) => rm(absolute(folder), { recursive: true, force: true }),
    ready: async () => {
      await mkdir(root, { recursive: true });
      await access(root, constants.W_OK);
    },
  };
}
