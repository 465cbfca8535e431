import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { residentOf, type Resident } from '../proc.ts';

/** Megabytes of a service of `npm run stack`, as Linux tells them; undefined elsewhere. */
export function residentMb(
  dataDir: string,
  service: string,
  reading: Resident = 'VmRSS',
): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const pid = readFileSync(join(dataDir, `${service}.pid`), 'utf8').trim();
  return residentOf(Number(pid), reading);
}
