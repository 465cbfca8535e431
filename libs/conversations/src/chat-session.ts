import { createHash, randomBytes } from 'node:crypto';
import { noConversation } from './take-turn.ts';

/** Set by a hand-off: the page goes on with a conversation that it has not begun itself. */
export const sessionCookie = 'gomomo_session';

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
