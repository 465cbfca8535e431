import { noConversation } from '@gomomo/conversations';
import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes: who knows it is the client. Never logged, never stored as it is. */
export const newSessionId = (): string => randomBytes(32).toString('base64url');

const shape = /^[A-Za-z0-9_-]{43,128}$/;

/** What a conversation is kept under. Undefined for what no session id looks like. */
export function findConversationKey(sessionId: string): string | undefined {
  if (!shape.test(sessionId)) return undefined;
  return `chat:{${createHash('sha256').update(sessionId).digest('base64url')}}`;
}

/** @throws AppError `not-found` for what no session id looks like */
export function getConversationKey(sessionId: string): string {
  const key = findConversationKey(sessionId);
  if (key === undefined) throw noConversation();
  return key;
}
