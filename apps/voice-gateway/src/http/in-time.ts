import { AppError } from '@gomomo/kernel';

/** Twilio gives up after 15 s, and the caller hears nothing of the business any more. */
export const answerMs = 8_000;

/**
 * What comes of `work` in time. What is late goes on by itself: the same step, asked for again, is answered
 * with what came of it. @throws AppError `dependency-unavailable`
 */
export async function inTime<Result>(work: Promise<Result>, ms = answerMs): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    const error = new AppError('dependency-unavailable', `No answer in ${ms} ms.`, {
      retryable: true,
    });
    late.reject(error);
  }, ms);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
