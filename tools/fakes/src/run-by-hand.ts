interface Fake {
  readonly url: string;
  close(): Promise<unknown>;
}

/**
 * Runs a fake as a command until it is asked to stop. `start` answers undefined where only help is wanted;
 * what it throws is said, and the exit code is 2.
 */
export async function runByHand(
  usage: string,
  start: () => Promise<Fake | undefined>,
): Promise<void> {
  try {
    const fake = await start();
    if (fake === undefined) return console.log(usage);
    console.log(`ready ${fake.url}`);
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => void fake.close());
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    console.error(`${message}; --help tells what there is.`);
    process.exitCode = 2;
  }
}
