import { AppError } from '@gomomo/kernel';
import { createInterface } from 'node:readline/promises';

/** @throws AppError `not-confirmed` unless a person says yes, or `isConfirmed` already says so */
export async function confirm(question: string, isConfirmed: boolean): Promise<void> {
  if (isConfirmed) return;
  if (!process.stdin.isTTY) {
    throw new AppError('not-confirmed', `${question} Say --yes, since nobody can be asked here.`);
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new AppError('not-confirmed', 'Nothing was done.');
}
