import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from 'xlsx';
import type { Shop } from '../world.ts';
import type { Cells, Workbook } from './data.ts';

/** Where a business's workbook lies; undefined: none has been written yet. */
function findFile(folder: string, { slug }: Shop): string | undefined {
  try {
    const own = readdirSync(folder).find((name) => name.startsWith(`${slug}-`));
    return own === undefined ? undefined : join(folder, own, `${slug}.xlsx`);
  } catch {
    return undefined; // nor the folder
  }
}

/** What lies there now, whole or not; undefined: nothing. */
export function readBytes(folder: string, shop: Shop): Buffer | undefined {
  const file = findFile(folder, shop);
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Its sheets, by a reader that is not ours. @throws Error for what is no whole workbook */
export function openWorkbook(bytes: Uint8Array): Omit<Workbook, 'tenant'> {
  const book = read(bytes, { cellDates: false });
  const rowsOf = (name: string): Cells[] => {
    const sheet = book.Sheets[name];
    if (sheet === undefined) throw new Error(`no sheet ${name}`);
    return utils.sheet_to_json<Cells>(sheet);
  };
  return {
    rows: rowsOf('Appointments'),
    clients: rowsOf('Clients'),
    changes: rowsOf('Changes'),
  };
}

/** @throws Error for a file that is not whole */
export function readWorkbook(folder: string, shop: Shop): Workbook | undefined {
  const bytes = readBytes(folder, shop);
  return bytes === undefined ? undefined : { tenant: shop.id, ...openWorkbook(bytes) };
}

/** What a file that has been replaced as a whole always ends with: the directory of the archive. */
const endMark = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const endBytes = 22;

/** What is wrong with it, as far as the archive's own directory tells; cheap enough to be asked all the time. */
export function findFlaw(bytes: Buffer): string | undefined {
  const at = bytes.lastIndexOf(endMark);
  if (at < 0 || at + endBytes > bytes.length) return `had ${bytes.length} bytes and no end`;
  const directoryEnd = bytes.readUInt32LE(at + 16) + bytes.readUInt32LE(at + 12);
  if (directoryEnd !== at) return 'had a directory that ends elsewhere';
  return bytes.readUInt16LE(at + 10) === 0 ? 'had nothing in it' : undefined;
}
