import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from 'xlsx';
import type { Shop } from '../world.ts';
import type { Workbook } from './data.ts';

/** Where a business's workbook lies; undefined: none has been written yet. */
function findFile(folder: string, { slug }: Shop): string | undefined {
  try {
    const own = readdirSync(folder).find((name) => name.startsWith(`${slug}-`));
    return own === undefined ? undefined : join(folder, own, `${slug}.xlsx`);
  } catch {
    return undefined; // nor the folder
  }
}

/** The rows of its first sheet, by a reader that is not ours. @throws Error for a file that is not whole */
export function readWorkbook(folder: string, shop: Shop): Workbook | undefined {
  const file = findFile(folder, shop);
  const bytes = file === undefined ? undefined : readWhole(file);
  if (bytes === undefined) return undefined;
  const book = read(bytes, { cellDates: false });
  const sheet = book.Sheets['Appointments'];
  if (sheet === undefined) throw new Error('no sheet Appointments');
  return { tenant: shop.id, rows: utils.sheet_to_json<Record<string, unknown>>(sheet) };
}

function readWhole(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** What a file that has been replaced as a whole always ends with: the directory of the archive. */
const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const endBytes = 22;

/** Looks whether what lies there is a whole file; cheap enough to be done all the time. */
export function findTorn(folder: string, shop: Shop): string | undefined {
  const file = findFile(folder, shop);
  const bytes = file === undefined ? undefined : readWhole(file);
  if (bytes === undefined) return undefined;
  const at = bytes.lastIndexOf(endMark);
  if (at < 0 || at + endBytes > bytes.length) {
    return `${shop.slug}.xlsx had ${bytes.length} bytes and no end`;
  }
  const directoryEnd = bytes.readUInt32LE(at + 16) + bytes.readUInt32LE(at + 12);
  return directoryEnd === at ? undefined : `${shop.slug}.xlsx had a directory that ends elsewhere`;
}
