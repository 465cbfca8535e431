import { describe, expect, test } from '@jest/globals';
import { AppError } from '@gomomo/kernel';
import { isSerializationConflict, sqlState, violatedConstraint } from './sql-state.ts';
import { isConnectionLost, toWeather } from './weather.ts';

const fromServer = (code: string, constraint?: string) =>
  Object.assign(new Error('said by the server'), { severity: 'ERROR', code, constraint });
const withText = (code: string, text: string) =>
  Object.assign(new Error(text), { severity: 'ERROR', code });
const fromNode = (code: string, fields = {}) => Object.assign(new Error(code), { code, ...fields });

describe('the weather of a database', () => {
  test.each([
    ['a lock that was not got in time', fromServer('55P03')],
    ['a statement that ran out of time', fromServer('57014')],
    ['a conflict that retries did not cure', fromServer('40001')],
    ['no free connection in the pool', new Error('timeout exceeded when trying to connect')],
  ])('%s is busy', (_name, error) => {
    expect(toWeather(error)).toMatchObject({ code: 'busy', retryable: true, cause: error });
  });

  test.each([
    ['a refused connection', fromNode('ECONNREFUSED')],
    ['a missing socket', fromNode('ENOENT', { syscall: 'connect' })],
    ['a server that shuts down', fromServer('57P01')],
    ['a connection cut in mid-query', new Error('Connection terminated unexpectedly')],
    ['a primary that became a replica', fromServer('25006')],
  ])('%s is dependency-unavailable', (_name, error) => {
    expect(toWeather(error)).toMatchObject({ code: 'dependency-unavailable', retryable: true });
  });

  test.each([
    ['53100', fromServer('53100'), 'the disk of the database is full'],
    [
      'a quota',
      withText('58030', 'could not write: Disk quota exceeded'),
      'the disk of the database is full',
    ],
    [
      '58030',
      withText('58030', 'could not fsync: No space left on device'),
      'the disk of the database is full',
    ],
    ['ENOSPC', fromNode('ENOSPC', { syscall: 'write' }), 'the disk of the database is full'],
    ['53200', fromServer('53200'), 'the database has run out of memory'],
    // While a password was being changed, requests were answered 500 and work lost attempts.
    ['28P01', fromServer('28P01'), 'the database does not take our login'],
    ['28000', fromServer('28000'), 'the database does not take our login'],
  ])('a server that answers is not said to be away: %s', (_name, error, message) => {
    expect(toWeather(error)).toMatchObject({
      code: 'dependency-unavailable',
      retryable: true,
      message,
    });
  });

  test('a broken rule, a missing file and a refusal of ours are passed on as they are', () => {
    for (const error of [
      fromServer('23505'),
      fromNode('ENOENT', { syscall: 'open' }),
      new AppError('slot-taken', 'taken'),
    ]) {
      expect(toWeather(error)).toBe(error);
    }
  });

  test('a connection counts as lost only when the server or the network says so', () => {
    expect(isConnectionLost(fromServer('08006'))).toBe(true);
    expect(isConnectionLost(fromServer('55P03'))).toBe(false);
    expect(isConnectionLost('text')).toBe(false);
  });
});

test('the SQLSTATE and the constraint are found through causes', () => {
  const wrapped = new AppError('busy', 'busy', { cause: fromServer('40P01', 'claims_no_overlap') });
  expect(sqlState(wrapped)).toBe('40P01');
  expect(violatedConstraint(wrapped)).toBe('claims_no_overlap');
  expect(isSerializationConflict(wrapped)).toBe(true);
});

test('an error of Node has no SQLSTATE even when its code has five letters', () => {
  expect(sqlState(fromNode('EPIPE'))).toBeUndefined();
});
