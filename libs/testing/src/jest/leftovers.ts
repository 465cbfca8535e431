import { stopOrphans } from '@gomomo/embedded';
import { readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const RUN_FOLDER_PREFIX = 'gomomo-test-';

/** Servers and folders that runs killed with -9 left behind; a run that still lives is left alone. */
export async function sweepLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(RUN_FOLDER_PREFIX)) continue;
    const folder = join(tmpdir(), name);
    if (await stopOrphans(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
