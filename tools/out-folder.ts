import { accessSync, constants, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The folder that was named by `--out`, made where it is missing. @throws Error in a sentence */
export function makeOutFolder(out: string, what: string): string {
  const folder = resolve(out);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const message = `No ${what} can be written to ${folder}. Choose another folder by --out.`;
    throw new Error(message, { cause });
  }
  return folder;
}
