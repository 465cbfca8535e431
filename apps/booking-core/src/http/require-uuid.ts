import { isUuid } from '@gomomo/contracts';
import { notFound } from '@gomomo/kernel';

/**
 * An id in a path. What is no id is an object that does not exist.
 *
 * @throws AppError `not-found`
 */
export function requireUuid(text: string): string {
  if (isUuid(text)) return text.toLowerCase();
  throw notFound();
}
