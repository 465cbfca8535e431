import { expect, test } from '@jest/globals';

import { createDesk, textOf } from './desk.ts';

/**
 * Asked for the service, a client gave a phone number: it was noted, and then "I could not find 212 555
 * 0143 among our services" was said of it, in small letters where it was a word.
 */
test.each(['212 555 0143', 'dana@example.com', 'my number is 212 555 0143', 'CE02-0T05'])(
  'a detail that is given while the service is asked for is none: "%s"',
  async (said) => {
    const desk = createDesk();
    await desk.says('next tuesday');
    const told = textOf(await desk.says(said));
    expect(told).not.toContain('could not find');
    expect(told).toMatch(/service|booked under/);
  },
);

test('what is no service here is said back as it was written', async () => {
  const desk = createDesk();
  await desk.says('next tuesday');
  expect(textOf(await desk.says('Hot Stones'))).toContain('Hot Stones');
});
