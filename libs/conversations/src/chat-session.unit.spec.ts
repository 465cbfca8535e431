import { expect, test } from '@jest/globals';
import { findConversationKey, newSessionId } from './chat-session.ts';

test('a session id is 32 random bytes, and no two are alike', () => {
  const ids = Array.from({ length: 200 }, newSessionId);
  expect(new Set(ids).size).toBe(200);
  for (const id of ids) expect(Buffer.from(id, 'base64url')).toHaveLength(32);
});

test('a conversation is not kept under the session id itself', () => {
  const id = newSessionId();
  expect(findConversationKey(id)).toBeDefined();
  expect(findConversationKey(id)).not.toContain(id);
});

test.each(['', 'short', '../../etc/passwd', 'a'.repeat(400), `${'a'.repeat(42)}\n`])(
  'what no session id looks like has no conversation: %j',
  (id) => {
    expect(findConversationKey(id)).toBeUndefined();
  },
);
