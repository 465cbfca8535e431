import { isAppError } from '@gomomo/kernel';
import { say } from './say.ts';
import { listenForStop, type StopRequest } from './stop-request.ts';
import { createTeardown, type Teardown } from './teardown.ts';

export interface ProcessContext {
  readonly stop: StopRequest;
  /** What is opened is added here, and closed in reverse. */
  readonly teardown: Teardown;
}

/**
 * Runs `start` and then waits until the process is asked to stop; answers the exit code: 0 when
 * somebody asked, also in the middle of the start; 1 with a message when it could not run. A fault
 * that somebody can mend is told as a sentence, anything else with its stack.
 */
export async function runProcess(
  start: (context: ProcessContext) => Promise<void>,
  { farewell }: { readonly farewell?: string } = {},
): Promise<number> {
  const stop = listenForStop(explain);
  const teardown = createTeardown(say);
  try {
    await start({ stop, teardown });
    await stop.requested;
    if (farewell !== undefined) say(farewell);
  } catch (error) {
    // Ctrl-C reaches children as well: what they break in the middle of a start is no fault.
    if (!stop.signal.aborted) {
      explain(error);
      return 1;
    }
  } finally {
    await teardown.run();
  }
  return stop.exitCode();
}

function explain(error: unknown): void {
  if (isAppError(error)) say(`\n${error.message}`);
  else say(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
