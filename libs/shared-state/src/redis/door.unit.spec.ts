import { expect, test } from '@jest/globals';
import { tellFault } from './door.ts';

test.each([
  ['MISCONF Errors writing to the AOF file: No space left on device', 'MISCONF'],
  ['MISCONF Redis is configured to save RDB snapshots, but it is unable to persist', 'MISCONF'],
  ["OOM command not allowed when used memory > 'maxmemory'. script: 4e7f", 'OOM'],
  ["READONLY You can't write against a read only replica.", 'READONLY'],
  ['NOREPLICAS Not enough good replicas to write.', 'NOREPLICAS'],
])('%s', (answer, code) => {
  expect(tellFault(new Error(answer))).toBe(`Redis takes no writes (${code})`);
});

test('whatever else goes wrong on the way is distance', () => {
  for (const text of [
    'Command timed out',
    'connect ECONNREFUSED 127.0.0.1:1',
    'Connection is closed.',
  ]) {
    expect(tellFault(new Error(text))).toBe('Redis cannot be reached');
  }
});
