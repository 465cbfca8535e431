import { parameterNames, type RouteSpec } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';

export interface UrlParts {
  readonly query?: Readonly<Record<string, unknown>>;
  readonly [parameter: string]: unknown;
}

/**
 * `{…}` of the path filled in and the query appended, both percent-encoded.
 *
 * @throws AppError `not-found` for a value that can stand in no path
 */
export function toUrl(baseUrl: string, route: RouteSpec, parts: UrlParts): string {
  const path = parameterNames(route.path).reduce(
    (text, name) => text.replace(`{${name}}`, () => toSegment(String(parts[name]))),
    route.path,
  );
  const query = new URLSearchParams(
    Object.entries(parts.query ?? {})
      .filter(([, value]) => value !== undefined)
      .map(([name, value]): [string, string] => [name, String(value)]),
  );
  return `${baseUrl.replace(/\/$/, '')}${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
}

/**
 * A reference may be whatever a client has typed. URLs take `.` and `..` as steps even when they
 * are percent-encoded, so `..` would turn one appointment into the list of all.
 */
function toSegment(value: string): string {
  if (['', '.', '..'].includes(value) || !value.isWellFormed()) {
    throw new AppError('not-found', 'There is no such object.');
  }
  return encodeURIComponent(value);
}
