import type { RouteSpec, ValidationFault } from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import type { z } from 'zod';

export interface RawParts {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/**
 * Checks every part of a request against its route and names all faults at once.
 * Pointers: RFC 6901 into the body (`/client/name`), `#query/from` for another part.
 *
 * @throws AppError `validation` with `errors: [{ pointer, detail }]`
 */
export function validateRequest(spec: RouteSpec, raw: RawParts): RawParts {
  const faults: ValidationFault[] = [];
  const params = check(spec.params, raw.params, inPart('path'), faults);
  const query = check(spec.query, raw.query, inPart('query'), faults);
  const headers = check(spec.headers, raw.headers, inPart('headers'), faults);
  const body = check(spec.body, raw.body ?? emptyBody(spec), toJsonPointer, faults);
  if (faults.length > 0) {
    throw new AppError('validation', 'The request does not fit.', { details: { errors: faults } });
  }
  return { params, query, headers, body } as RawParts;
}

/** A route whose body is all optional may be called with none. */
const emptyBody = (spec: RouteSpec): unknown => (spec.body === undefined ? undefined : {});

function check(
  schema: z.ZodType | undefined,
  value: unknown,
  toPointer: (path: readonly PropertyKey[]) => string,
  faults: ValidationFault[],
): unknown {
  if (schema === undefined) return value;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) faults.push(...toFaults(issue, toPointer));
  return undefined;
}

function toFaults(
  issue: z.core.$ZodIssue,
  toPointer: (path: readonly PropertyKey[]) => string,
): ValidationFault[] {
  if (issue.code !== 'unrecognized_keys') {
    return [{ pointer: toPointer(issue.path), detail: issue.message }];
  }
  return issue.keys.map((key) => ({
    pointer: toPointer([...issue.path, key]),
    detail: 'This field is not known here.',
  }));
}

const inPart =
  (part: string) =>
  (path: readonly PropertyKey[]): string =>
    `#${part}${toJsonPointer(path)}`;

const toJsonPointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
