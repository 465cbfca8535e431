import { copyFolder, copyName } from '../domain/place.ts';
import type { Storage } from '../storage/storage.ts';
import type { WorkbookFile } from '../store/files.ts';

const kept = 14;

/** The workbook of a day that is over, as it was at its end; the oldest copies go. */
export async function keepCopy(
  storage: Storage,
  { folder, name, day }: WorkbookFile,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<void> {
  if (day === null) return;
  await storage.write([folder, copyFolder, copyName(name, day)], bytes, signal);
  const names = await storage.list([folder, copyFolder]);
  const days = names.toSorted((a, b) => (dayIn(a) < dayIn(b) ? -1 : 1));
  for (const old of days.slice(0, -kept)) await storage.remove([folder, copyFolder, old]);
}

const dayIn = (name: string): string => /\d{4}-\d{2}-\d{2}(?=\.xlsx$)/.exec(name)?.[0] ?? '';

/** Rewrites every copy in which one of them still is. */
export async function forgetInCopies(
  storage: Storage,
  folder: string,
  forget: (bytes: Uint8Array) => Promise<Uint8Array | undefined>,
  signal: AbortSignal,
): Promise<void> {
  for (const name of await storage.list([folder, copyFolder])) {
    const path = [folder, copyFolder, name];
    const bytes = await storage.read(path);
    const forgotten = bytes && (await forget(bytes));
    if (!forgotten) continue;
    // Somebody who has an old copy open keeps what he sees; the copy is not.
    if ((await storage.write(path, forgotten, signal)) === 'in-use') await storage.remove(path);
  }
}
