import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InUse } from './storage.ts';

/** What somebody else's program keeps beside a file that it has open: Excel, LibreOffice. */
const lockNames = (name: string): string[] => [
  `~$${name}`,
  `~$${name.slice(2)}`,
  `.~lock.${name}#`,
];

const nameMax = 80;
/** In Excel's: its name in the system's letters, 54 of them, then again in UTF-16. */
const wideNameAt = 55;

function holderInExcels(lock: Buffer): string {
  const length = lock.length > wideNameAt + 2 ? lock.readUInt16LE(wideNameAt) : 0;
  const from = wideNameAt + 2;
  if (length > 0 && length <= 54) return lock.toString('utf16le', from, from + 2 * length);
  return lock.toString('latin1', 1, 1 + (lock[0] ?? 0));
}

/** In LibreOffice's: `Ana Lopez,ana,desk-2,24.11.2026 09:12,file:///home/ana;` */
function holderInLibreOffices(lock: Buffer): string {
  const [name = '', login = '', computer = ''] = lock.toString().split(',');
  const who = name || login;
  return computer === '' ? who : `${who} at ${computer}`;
}

export function readHolder(lockName: string, lock: Buffer): string | undefined {
  const read = lockName.startsWith('~$') ? holderInExcels : holderInLibreOffices;
  const sayable = read(lock).replaceAll(/[\p{Cc}\p{Co}\p{Cn}\ufffd]/gu, '');
  return sayable.trim().slice(0, nameMax) || undefined;
}

/** Undefined: nobody says that he has it open. */
export async function findLock(folder: string, name: string): Promise<InUse | undefined> {
  const names = await readdir(folder);
  const lock = lockNames(name).find((each) => names.includes(each));
  if (lock === undefined) return undefined;
  // Somebody may keep it to himself, or has just closed the file.
  const content = await readFile(join(folder, lock)).catch(() => Buffer.alloc(0));
  return { lock, holder: readHolder(lock, content) };
}
