import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Clocks of processes that run by a library of Debian's, `faketime`: each reads a file that says how far it is off. */
export interface Clocks {
  /** Whose clock can be turned; nobody's where the library is missing. */
  readonly names: readonly string[];
  readonly env: Readonly<Record<string, NodeJS.ProcessEnv>>;
  turn(name: string, seconds: number): void;
  /** All of them right. */
  right(): void;
}

const library = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1',
].find((file) => existsSync(file));

export function createClocks(dataDir: string, replicas: readonly string[]): Clocks {
  const names = library === undefined ? [] : replicas;
  const fileOf = (name: string): string => join(dataDir, `${name}.clock`);
  const turn = (name: string, seconds: number): void =>
    writeFileSync(fileOf(name), `${seconds < 0 ? '' : '+'}${seconds}\n`);
  const right = (): void => names.forEach((name) => turn(name, 0));
  right();
  const env = names.map((name) => [
    name,
    {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: fileOf(name),
      FAKETIME_CACHE_DURATION: '1',
      // Timers go on as they went: only the time of day is wrong.
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
  ]);
  return { names, env: Object.fromEntries(env) as Clocks['env'], turn, right };
}
