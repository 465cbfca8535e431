import { stopStartedServers } from '@gomomo/embedded';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atEnd } from './ending/ending.ts';

/**
 * A new folder for servers: where we are root, PostgreSQL works in it as a user of its own. A command that is
 * interrupted or fails ends the servers that it started and removes the folder, unless it is to be kept.
 */
export function makeDataFolder(prefix: string, { isKept = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(folder, 0o755);
  if (!isKept) {
    atEnd(async () => {
      await stopStartedServers();
      rmSync(folder, { recursive: true, force: true });
    });
  }
  return folder;
}
