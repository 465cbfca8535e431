import { isRunning, removeAbandoned, stopOrphans } from '@gomomo/embedded';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Throwaway folders of tests are named so; a later run removes what a killed one left. */
export const RUN_FOLDER_PREFIX = 'gomomo-test-';

/** Says who made the folder, so that a later run can tell whether it is still wanted. */
export const ownPrefix = (what: string): string => `${RUN_FOLDER_PREFIX}${what}${process.pid}-`;

/** Removes what killed runs left: folders of processes that are gone, with the servers in them. */
export async function removeLeftFolders(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    const [, pid] = /^gomomo-test-(?:[a-z]+-)?(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    const folder = join(parent, name);
    if (await stopServersIn(folder)) rmSync(folder, { recursive: true, force: true });
  }
  await removeAbandoned(parent, RUN_FOLDER_PREFIX);
}

/** Servers of the folder itself or of one in it; false where somebody who lives still has one. */
async function stopServersIn(folder: string): Promise<boolean> {
  const inside = readdirSync(folder, { withFileTypes: true });
  const places = inside
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(folder, name));
  for (const place of [folder, ...places]) {
    const hasServers = readdirSync(place).some((file) => file.endsWith('.owner.json'));
    if (hasServers && !(await stopOrphans(place))) return false;
  }
  return true;
}
