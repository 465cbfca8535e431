import { AppError } from '@gomomo/kernel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findJsonFile, writePrivateFile } from '../files/private-file.ts';
import { findServers, leadersOf, processIdentity } from './running.ts';
import { waitUntil } from './wait-until.ts';

const VANISH_MS = 15_000;
const KILLED_MS = 5_000;

export interface EarlierServer {
  dataDir: string;
  /** As in the name of its owner file and of its process. */
  name: string;
  program: string;
  /** The folder that it works in. */
  folder: string;
  /** Its first line names the server's process; looked at where there is no /proc. */
  pidFile: string;
  stopSignal: NodeJS.Signals;
  report: (message: string) => void;
}

const ownerFile = (dataDir: string, name: string): string => join(dataDir, `${name}.owner.json`);

/** Notes who started a server, so that a later start can tell an orphan from one in use. */
export function rememberOwner(dataDir: string, name: string): void {
  const owner = { pid: process.pid, identity: processIdentity(process.pid) };
  writePrivateFile(ownerFile(dataDir, name), `${JSON.stringify(owner)}\n`);
}

export function ownerLives(dataDir: string, name: string): boolean {
  const owner = findJsonFile(ownerFile(dataDir, name));
  if (typeof owner !== 'object' || owner === null) return false;
  if (!('pid' in owner) || !('identity' in owner) || typeof owner.pid !== 'number') return false;
  return processIdentity(owner.pid) === owner.identity;
}

/**
 * Returns when no server works in the folder any more: waits for one whose owner still lives (it
 * may be shutting down), stops an orphan at once (its owner was killed with -9).
 * @throws AppError('data-folder-in-use') when an owner keeps its server for 15 s
 */
export async function clearEarlierServer(earlier: EarlierServer): Promise<void> {
  const find = (): number[] => findServers({ ...earlier, knownPid: readPid(earlier.pidFile) });
  const gone = (): boolean => find().length === 0;
  if (gone()) return;
  earlier.report(`waiting for an earlier ${earlier.program} of this data folder to end...`);
  const settled = (): boolean => gone() || !ownerLives(earlier.dataDir, earlier.name);
  if (!(await waitUntil(settled, VANISH_MS))) {
    throw new AppError(
      'data-folder-in-use',
      `Another process uses ${earlier.folder} (${earlier.program}, pid ${find().join(', ')}). ` +
        'Stop it, or choose another data folder by DATA_DIR=...',
    );
  }
  // Only the leader is asked: a worker of PostgreSQL reads the same signal quite differently.
  for (const pid of leadersOf(find())) sendSignal(pid, earlier.stopSignal);
  if (await waitUntil(gone, VANISH_MS)) return;
  for (const pid of find()) sendSignal(pid, 'SIGKILL');
  if (await waitUntil(gone, KILLED_MS)) return;
  throw new AppError(
    'data-folder-in-use',
    `An earlier ${earlier.program} (pid ${find().join(', ')}) in ${earlier.folder} cannot be stopped.`,
  );
}

function readPid(pidFile: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10);
    return Number.isInteger(pid) ? pid : undefined;
  } catch {
    return undefined; // stopped in order, or never started
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error; // ESRCH: gone meanwhile
  }
}
