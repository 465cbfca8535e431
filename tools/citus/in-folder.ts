import { rmSync } from 'node:fs';
import { makeDataFolder } from '../data-folder.ts';

/** Runs `work` with a folder that is gone afterwards; servers may run in it as another user. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = makeDataFolder('gomomo-citus-');
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
