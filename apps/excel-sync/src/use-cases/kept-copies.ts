import type { Log } from '@gomomo/kernel';
import { copyDay, copyFolder, copyName } from '../domain/place.ts';
import type { Storage } from '../storage/storage.ts';
import type { WorkbookFile } from '../store/files.ts';

const kept = 14;

/**
 * Rewrites a workbook without those who are erased. `unchanged`: none of them is in it; undefined: nobody can
 * tell any more.
 */
export type Forget = (bytes: Uint8Array) => Promise<Uint8Array | 'unchanged' | undefined>;

/** The workbook of a day that is over, as it was at its end but for who was erased; the oldest copies go. */
export async function keepCopy(
  storage: Storage,
  file: WorkbookFile,
  bytes: Uint8Array,
  { forget, signal }: { readonly forget: Forget; readonly signal: AbortSignal },
): Promise<void> {
  const { folder, name, day } = file;
  if (day === null) return;
  const forgotten = await forget(bytes);
  if (forgotten === undefined) return;
  const copy = forgotten === 'unchanged' ? bytes : forgotten;
  await storage.write([folder, copyFolder, copyName(name, day)], copy, signal);
  const names = await listCopies(storage, file);
  for (const old of names.slice(0, -kept)) await storage.remove([folder, copyFolder, old]);
}

/** Ours, the oldest first; whatever else somebody keeps beside them is theirs. */
async function listCopies(
  storage: Storage,
  { folder, name }: Pick<WorkbookFile, 'folder' | 'name'>,
): Promise<string[]> {
  const names = await storage.list([folder, copyFolder]);
  return names.filter((each) => copyDay(name, each) !== undefined).toSorted();
}

export interface Forgetting {
  readonly forget: Forget;
  readonly signal: AbortSignal;
  readonly logger: Log;
}

/**
 * Rewrites every copy in which one of them still is, whoever has saved it since. One that cannot be read, or not
 * be rewritten, goes: better no copy than one with somebody in it who is to be forgotten.
 */
export async function forgetInCopies(
  storage: Storage,
  file: Pick<WorkbookFile, 'folder' | 'name'>,
  { forget, signal, logger }: Forgetting,
): Promise<void> {
  for (const name of await listCopies(storage, file)) {
    const path = [file.folder, copyFolder, name];
    const bytes = await storage.read(path);
    if (bytes === undefined) continue;
    const forgotten = await forget(bytes).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return undefined;
    });
    if (forgotten === 'unchanged') continue;
    // Somebody who has an old copy open keeps what he sees; the copy is not.
    if (forgotten && (await storage.write(path, forgotten, signal)) === 'written') continue;
    const reason = forgotten ? 'somebody has it open' : 'nobody can tell whom it is about';
    logger.warn(
      { copy: storage.where(path), reason },
      'a kept copy is removed with who was erased',
    );
    await storage.remove(path);
  }
}
