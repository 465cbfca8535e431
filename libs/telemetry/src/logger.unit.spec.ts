import { expect, test } from '@jest/globals';
import { createLogger } from './logger.ts';
import { withSpan } from './tracing.ts';

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

test.each<[string, object]>([
  ['an e-mail address', { client: { email: 'dana@example.com' } }],
  ['a phone number of its own', { phone: '+1 212 555 0143 dana' }],
  ['what was said on the phone', { transcript: 'this is dana' }],
  ['what was written in the chat', { body: { message: 'I am dana', text: 'dana' } }],
  ['a token of a link', { body: { manageToken: 'dana' }, headers: { 'x-hold-token': 'dana' } }],
  ['a cookie and a key', { headers: { cookie: 'dana' }, apiKey: 'dana' }],
  ['a secret of a server', { password: 'dana', secret: 'dana' }],
])('%s is not in the log', (_, fields) => {
  const text = linesOf((logger) => logger.warn(fields, 'seen'));
  expect(text).not.toMatch(/dana/i);
  expect(text).toContain('seen');
});

test('a line that is written in a span carries its trace id', async () => {
  const remote = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const logger = createLogger({ name: 'spec', level: 'info', destination });
  await withSpan('request', { parent: remote }, async () => logger.info('inside'));
  logger.info('outside');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ traceId: remote.slice(3, 35), msg: 'inside' });
  expect(JSON.parse(lines[1] ?? '')).not.toHaveProperty('traceId');
});
