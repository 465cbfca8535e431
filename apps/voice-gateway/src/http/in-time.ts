import { AppError, within } from '@gomomo/kernel';

/** Twilio gives up after 15 s, and the caller hears nothing of the business any more. */
export const answerMs = 8_000;

/**
 * What comes of `work` in time. What is late goes on by itself: the same step, asked for again, is answered
 * with what came of it. @throws AppError `dependency-unavailable`
 */
export const inTime = <Result>(work: Promise<Result>, ms = answerMs): Promise<Result> =>
  within(ms, work, () => {
    throw new AppError('dependency-unavailable', `No answer in ${ms} ms.`, { retryable: true });
  });
