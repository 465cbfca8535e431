import { AppError } from '@gomomo/kernel';

export const away = (internal: string): AppError =>
  new AppError('dependency-unavailable', 'Google does not answer just now.', {
    retryable: true,
    details: { internal },
  });
