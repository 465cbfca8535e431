import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { asDeployed } from '../stack/as-deployed.ts';

/** What one process held at one moment after all garbage was collected. */
export interface Held {
  readonly process: string;
  /** Seconds since the run began. */
  readonly at: number;
  /** Megabytes. */
  readonly memory: number;
}

const preload = join(import.meta.dirname, 'collect-when-asked.ts');
const answerMs = 10_000;

/** Of a stack whose services run as they are deployed, and can be asked what they hold. */
export function askable(dataDir: string): { readonly env: NodeJS.ProcessEnv; ask: AskHeld } {
  const folder = join(dataDir, 'held');
  mkdirSync(folder);
  const switches = [asDeployed.NODE_OPTIONS, '--expose-gc', `--import ${preload}`];
  const env = { ...asDeployed, NODE_OPTIONS: switches.join(' '), NODE_HELD_FOLDER: folder };
  return { env, ask: (pid) => askHeld(folder, pid) };
}

/** Megabytes; undefined when the process is gone or does not answer in time. */
export type AskHeld = (pid: number) => Promise<number | undefined>;

async function askHeld(folder: string, pid: number): Promise<number | undefined> {
  const file = join(folder, String(pid));
  rmSync(file, { force: true });
  try {
    process.kill(pid, 'SIGUSR2');
  } catch {
    return undefined;
  }
  for (const end = Date.now() + answerMs; Date.now() < end;) {
    const bytes = readNumber(file);
    if (bytes !== undefined) return bytes / 2 ** 20;
    await pause(50);
  }
  return undefined;
}

function readNumber(file: string): number | undefined {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // not written yet
  }
}
