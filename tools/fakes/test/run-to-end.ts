import { spawnSync } from 'node:child_process';

/** What a command says that does not start anything, and its exit code; null for one that went on. */
export function runToEnd(entry: string, args: readonly string[]) {
  const options = { encoding: 'utf8', timeout: 60_000, killSignal: 'SIGKILL' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [entry, ...args], options);
  return { code: status, out: stdout, errors: stderr };
}
