import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Megabytes of a service of `npm run stack`, as Linux tells them; undefined elsewhere. */
export function residentMb(dataDir: string, service: string): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const pid = readFileSync(join(dataDir, `${service}.pid`), 'utf8').trim();
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return kb === undefined ? undefined : Number(kb) / 1024;
}
