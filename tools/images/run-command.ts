import { AppError } from '@gomomo/kernel';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const linesTold = 25;
const outputMax = 2 ** 26;

/** The last lines of what a program said. */
export const endOf = (text: string): string =>
  text.trimEnd().split('\n').slice(-linesTold).join('\n');

/**
 * Runs a program to its end; answers its stdout.
 * @throws AppError('command-failed') with the end of what it said
 */
export async function runCommand(
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  try {
    const { stdout } = await execute(program, [...args], { env, maxBuffer: outputMax });
    return stdout;
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    const said = endOf(stdout + stderr);
    throw new AppError('command-failed', `${program} failed:\n${said}`, { cause: error });
  }
}
