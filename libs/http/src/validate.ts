import {
  idempotencyKey,
  toValidationFaults,
  type RouteSpec,
  type ValidationFault,
} from '@gomomo/contracts';
import { AppError } from '@gomomo/kernel';
import { z } from 'zod';

export interface RawParts {
  readonly params: Record<string, string>;
  readonly query: Record<string, unknown>;
  readonly headers: Record<string, unknown>;
  readonly body: unknown;
}

/** Asked of every route that takes it, whether or not the handler gets as far as using it. */
const repeatHeaders = z.object({ 'idempotency-key': idempotencyKey.exactOptional() });

/**
 * Checks every part of a request against its route and names all faults at once.
 * Pointers: RFC 6901 into the body (`/client/name`), `#query/from` for another part.
 *
 * @throws AppError `validation` with `errors: [{ pointer, detail }]`
 */
export function validateRequest(spec: RouteSpec, raw: RawParts): RawParts {
  const faults: ValidationFault[] = [];
  const params = check(spec.params, raw.params, '#path', faults);
  const query = check(spec.query, raw.query, '#query', faults);
  const headers = check(spec.headers, raw.headers, '#headers', faults);
  if (spec.idempotent === true && raw.headers['idempotency-key'] !== undefined)
    check(repeatHeaders, raw.headers, '#headers', faults);
  const body = check(spec.body, raw.body === undefined ? {} : raw.body, '', faults);
  if (faults.length > 0) {
    throw new AppError('validation', 'The request does not fit.', { details: { errors: faults } });
  }
  return { params, query, headers, body } as RawParts;
}

/**
 * No body at all counts as an empty one: a route whose body is all optional may be called without.
 * What a route does not declare its handler does not see.
 */
function check(
  schema: z.ZodType | undefined,
  value: unknown,
  part: Parameters<typeof toValidationFaults>[1],
  faults: ValidationFault[],
): unknown {
  if (schema === undefined) return part === '' ? undefined : {};
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  faults.push(...toValidationFaults(result.error.issues, part));
  return undefined;
}
