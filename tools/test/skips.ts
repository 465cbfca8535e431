import { existsSync, readFileSync } from 'node:fs';

/** Every reason once, however many specs noted it. */
export function readSkips(file: string): string[] {
  if (!existsSync(file)) return [];
  return [...new Set(readFileSync(file, 'utf8').split('\n'))].filter((line) => line !== '').sort();
}
