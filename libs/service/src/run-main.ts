import { isAppError } from '@gomomo/kernel';

/** Runs a main file: a fault that somebody can mend is told as a sentence, anything else with its stack. */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text = error instanceof Error && !isAppError(error) ? error.stack : undefined;
    process.stderr.write(`${text ?? (error as Error).message}\n`);
    process.exitCode = 1;
  }
  // What a client library left open must not keep a stopped service alive.
  process.exit();
}
