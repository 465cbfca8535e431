import { existsSync } from 'node:fs';

/** Adds the settings of a file to the environment; what is there already wins. */
export function loadEnvFile(path: string): void {
  if (existsSync(path)) process.loadEnvFile(path);
}
