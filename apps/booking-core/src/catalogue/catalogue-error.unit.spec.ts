import { expect, test } from '@jest/globals';
import { toCatalogueError } from './catalogue-error.ts';

/** As Prisma 7 wraps what the server said. */
const fromPrisma = (code: string, cause: object) =>
  Object.assign(new Error('Invalid invocation'), {
    code,
    meta: { driverAdapterError: Object.assign(new Error('driver'), { cause }) },
  });

test.each([
  ['P2039', '53100', 'dependency-unavailable', 'the disk of the database is full'],
  ['P2010', '53100', 'dependency-unavailable', 'the disk of the database is full'],
  ['P2039', '53200', 'dependency-unavailable', 'the database has run out of memory'],
  ['P2010', '55P03', 'busy', 'the database is busy'],
])('%s around SQLSTATE %s is %s', (wrapped, state, code, message) => {
  const error = fromPrisma(wrapped, { kind: 'postgres', code: state, severity: 'ERROR' });
  expect(toCatalogueError(error)).toMatchObject({ code, message, retryable: true });
});

test('a broken rule goes on as Prisma said it', () => {
  const broken = fromPrisma('P2002', { kind: 'UniqueConstraintViolation', originalCode: '23505' });
  expect(toCatalogueError(broken)).toBe(broken);
});
