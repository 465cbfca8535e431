import { readdirSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { clearEarlierServer, ownerLives } from './process/earlier-server.ts';
import { isRunning } from './process/running.ts';

const servers = [
  { name: 'postgres', program: 'postgres', pid: 'postmaster.pid', stopSignal: 'SIGINT' },
  { name: 'kafka', program: 'java', pid: 'kafka.pid', stopSignal: 'SIGTERM' },
  { name: 'redis', program: 'redis-server', pid: 'redis.pid', stopSignal: 'SIGTERM' },
] as const;

/**
 * Ends the servers of a data folder whose owner was killed. Answers false, and does nothing, while
 * a living process owns one of them or the folder is too young to tell.
 */
export async function stopOrphans(dataDir: string): Promise<boolean> {
  const names = readdirSync(dataDir);
  const owned = servers.filter(({ name }) => names.includes(`${name}.owner.json`));
  if (owned.length === 0 || owned.some(({ name }) => ownerLives(dataDir, name))) return false;
  for (const server of owned) {
    const folder = join(realpathSync(dataDir), server.name);
    const pidFile = join(folder, server.pid);
    await clearEarlierServer({ ...server, dataDir, folder, pidFile, report: () => undefined });
  }
  return true;
}

/**
 * Removes every folder in `parent` whose name begins with `prefix`, with the servers in it, unless
 * a living process owns them. For throwaway data folders of runs that were killed. A number in the name, as in
 * `prefix-word-123-x`, is the process that made it: while that lives it may be between a kill and a new start.
 */
export async function removeAbandoned(parent: string, prefix: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(prefix) || makerLives(name.slice(prefix.length))) continue;
    const folder = join(parent, name);
    if (await stopOrphans(folder)) rmSync(folder, { recursive: true, force: true });
  }
}

function makerLives(rest: string): boolean {
  const maker = /^(?:[a-z]+-)?(\d+)-/.exec(rest)?.[1];
  return maker !== undefined && isRunning(Number(maker));
}
