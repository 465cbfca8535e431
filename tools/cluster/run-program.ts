import { spawn } from 'node:child_process';

export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Given {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** Runs a program to its end. */
export function runProgram(
  program: string,
  args: readonly string[],
  given: Given = {},
): Promise<Ended> {
  const child = spawn(program, args, { cwd: given.cwd, env: { ...process.env, ...given.env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  // A program that ends early does not read what it is given; its status says why.
  child.stdin.on('error', () => undefined).end(given.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ status: code ?? 1, stdout, stderr }));
  });
}

/** What it prints. @throws Error with what it said where it fails */
export async function outputOf(
  program: string,
  args: readonly string[],
  given: Given = {},
): Promise<string> {
  const { status, stdout, stderr } = await runProgram(program, args, given);
  if (status !== 0)
    throw new Error(`${program} ${args.slice(0, 3).join(' ')}: ${stderr || stdout}`);
  return stdout;
}
