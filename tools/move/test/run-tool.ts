import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const bootstrap = join(import.meta.dirname, '../../bootstrap.mjs');

export interface Told {
  readonly code: number | null;
  readonly said: string;
}

/** `npm run <command> -- <args>`, as a terminal sees it. */
export async function runTool(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Told> {
  const child = spawn(process.execPath, [bootstrap, command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env['PATH'], ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
