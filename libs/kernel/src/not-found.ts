import { AppError } from './app-error.ts';

/** One answer for what is missing, foreign or not to be seen, so that nobody learns which. */
export const notFound = (): AppError<'not-found'> =>
  new AppError('not-found', 'There is nothing here.');
