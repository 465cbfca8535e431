import { AppError } from '@gomomo/kernel';

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * An id in a path. What is no id is an object that does not exist.
 *
 * @throws AppError `not-found`
 */
export function requireUuid(text: string): string {
  if (uuidPattern.test(text)) return text.toLowerCase();
  throw new AppError('not-found', 'There is nothing here.');
}
