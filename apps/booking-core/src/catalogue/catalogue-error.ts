import { AppError, isAppError } from '@gomomo/kernel';
import { toWeather } from '@gomomo/postgres';

/** Prisma's own words for weather; everything else goes on as it is. */
export function toCatalogueError(error: unknown): unknown {
  const code = (error as { code?: unknown }).code;
  const message = error instanceof Error ? error.message : '';
  if (code === 'P2028' || code === 'P2024' || message.startsWith('timeout exceeded when trying')) {
    return new AppError('busy', 'Too much is going on. Try again.', {
      retryable: true,
      cause: error,
    });
  }
  if (code === 'P1001' || code === 'P1017') {
    return new AppError('dependency-unavailable', 'The database does not answer.', {
      retryable: true,
      cause: error,
    });
  }
  const weather = toWeather(findServerError(error) ?? error);
  return isAppError(weather) ? weather : error;
}

/** What the server said, which Prisma keeps apart from `cause`; its own codes leave out a full disk. */
function findServerError(error: unknown): unknown {
  const { meta } = error as { meta?: { driverAdapterError?: unknown } };
  return meta?.driverAdapterError;
}
