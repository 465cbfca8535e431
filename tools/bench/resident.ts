import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a process has now, and the most that it ever had. */
type Reading = 'VmRSS' | 'VmHWM';

/** Megabytes of a service of `npm run stack`, as Linux tells them; undefined elsewhere. */
export function residentMb(
  dataDir: string,
  service: string,
  reading: Reading = 'VmRSS',
): number | undefined {
  if (process.platform !== 'linux') return undefined;
  const pid = readFileSync(join(dataDir, `${service}.pid`), 'utf8').trim();
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kb = new RegExp(`${reading}:\\s+(\\d+)`).exec(status)?.[1];
  return kb === undefined ? undefined : Number(kb) / 1024;
}
