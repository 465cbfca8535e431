import { expect, test } from '@jest/globals';
import { createLogger } from './logger.ts';

function linesOf(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(
    createLogger({
      name: 'spec',
      level: 'info',
      destination: { write: (line) => lines.push(line) },
    }),
  );
  return lines.join('');
}

test('contacts and secrets never reach a log line', () => {
  const text = linesOf((logger) =>
    logger.info(
      {
        token: 'hunter2',
        client: { name: 'Dana Reed', phone: '+12125550143' },
        headers: { authorization: 'Bearer hunter2', 'x-manage-token': 'hunter2' },
      },
      'seen',
    ),
  );
  expect(text).not.toMatch(/hunter2|Dana|2125550143/);
  expect(text).toContain('[redacted]');
});
