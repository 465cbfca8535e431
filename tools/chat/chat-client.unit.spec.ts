import { expect, test } from '@jest/globals';
import { freePort } from '@gomomo/testing';
import { createChatClient } from './chat-client.ts';

// Whoever had not started the product read "fetch failed".
test('where nothing runs it says what to do', async () => {
  const baseUrl = `http://127.0.0.1:${await freePort()}`;
  const client = createChatClient({ baseUrl, tenant: 'bloom', newId: () => 'some-id' });
  expect(await client.send({ message: 'hi' })).toEqual({
    kind: 'problem',
    message: `Nothing answers at ${baseUrl}. Start the product (npm start), or give --base-url.`,
  });
});
