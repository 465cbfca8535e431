import { within } from '@gomomo/kernel';

const closeMs = 8000;

/**
 * kafkajs waits for its requests when it disconnects, also for those that will never be answered. So
 * closing is given up after 8 s; what fails in it is of no interest any more.
 */
export async function withCloseDeadline(work: Promise<unknown>): Promise<void> {
  const ended = work.catch(() => undefined);
  await within(closeMs, ended, () => undefined);
}
