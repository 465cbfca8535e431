import { copyDay, copyFolder, copyName } from '../domain/place.ts';
import type { Storage } from '../storage/storage.ts';
import type { WorkbookFile } from '../store/files.ts';

const kept = 14;

/** Rewrites a workbook without those who are erased; undefined: none of them is in it. */
export type Forget = (bytes: Uint8Array) => Promise<Uint8Array | undefined>;

/** The workbook of a day that is over, as it was at its end but for who was erased; the oldest copies go. */
export async function keepCopy(
  storage: Storage,
  file: WorkbookFile,
  bytes: Uint8Array,
  { forget, signal }: { readonly forget: Forget; readonly signal: AbortSignal },
): Promise<void> {
  const { folder, name, day } = file;
  if (day === null) return;
  const forgotten = (await forget(bytes)) ?? bytes;
  await storage.write([folder, copyFolder, copyName(name, day)], forgotten, signal);
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

/** Rewrites every copy in which one of them still is. */
export async function forgetInCopies(
  storage: Storage,
  file: Pick<WorkbookFile, 'folder' | 'name'>,
  { forget, signal }: { readonly forget: Forget; readonly signal: AbortSignal },
): Promise<void> {
  for (const name of await listCopies(storage, file)) {
    const path = [file.folder, copyFolder, name];
    const bytes = await storage.read(path);
    const forgotten = bytes && (await forget(bytes));
    if (!forgotten) continue;
    // Somebody who has an old copy open keeps what he sees; the copy is not.
    if ((await storage.write(path, forgotten, signal)) !== 'written') await storage.remove(path);
  }
}
